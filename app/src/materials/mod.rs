//! Materials of a lecture: files and links to read beside it, at once or only after it has ended.

mod kind;
mod server_fns;

pub use kind::{FileKind, Readers, ShownWhen};
pub use server_fns::{MoveMaterial, RemoveMaterial};

use crate::accounts::{Organizer, Person};
use crate::answer::{Answer, Read, ValidationErrors};
use crate::i18n::Locale;
use async_trait::async_trait;
use serde::{Deserialize, Serialize};

/// Where the form of a material is sent to; the lecture's slug follows.
pub const MATERIALS_URL: &str = "/materials";
/// The largest file, in bytes.
pub const MATERIAL_MOST: i64 = 50_000_000;
/// So many materials a lecture has at most.
pub const MATERIALS_MOST: i64 = 20;
/// The longest title, in characters.
pub const MATERIAL_TITLE_MOST: usize = 200;
/// The longest address of a link, in characters.
pub const LINK_MOST: usize = 2_000;

/// What a material leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MaterialTarget {
    /// A page elsewhere, which the hall never asks for.
    Link {
        /// Its address, http or https.
        url: String,
        /// The host in it, by which a reader knows where it leads.
        host: String,
    },
    /// A file of the hall's.
    File {
        /// What kind of file.
        kind: FileKind,
        /// Its size, in bytes.
        bytes: i64,
    },
}

/// One material of a lecture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// Which.
    pub id: i64,
    /// What it is called; never empty.
    pub title: String,
    /// The language it is in (BCP 47); empty where that is not said.
    pub language: String,
    /// From when it is shown.
    pub shown: ShownWhen,
    /// To whom.
    pub readers: Readers,
    /// What it leads to.
    pub target: MaterialTarget,
}

impl Material {
    /// Where a reader of that language finds it.
    pub fn address(&self, l: Locale, slug: &str) -> String {
        match &self.target {
            MaterialTarget::Link { url, .. } => url.clone(),
            MaterialTarget::File { .. } => {
                format!("/{}/lectures/{slug}/materials/{}", l.tag(), self.id)
            }
        }
    }
}

/// What of a lecture's materials a reader is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShownMaterials {
    /// Those, in their order.
    pub list: Vec<Material>,
    /// How many more there are at this moment for those who are enrolled; 0 for these.
    pub more_for_enrolled: usize,
}

/// What stands in the form of a material, beside its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialForm {
    /// What it is to be called; empty where its file or its host says that.
    #[serde(default)]
    pub material_title: String,
    /// Its language; empty where that is not said.
    #[serde(default)]
    pub material_language: String,
    /// [`ShownWhen::code`].
    #[serde(default)]
    pub material_shown: String,
    /// [`Readers::code`].
    #[serde(default)]
    pub material_readers: String,
    /// The address of a link.
    #[serde(default)]
    pub material_url: String,
    /// What tells two presses of one form from presses of two.
    #[serde(default)]
    pub press: String,
}

impl Default for MaterialForm {
    /// As the form of a new one begins: for those who are enrolled, at once.
    fn default() -> Self {
        Self {
            material_title: String::new(),
            material_language: String::new(),
            material_shown: ShownWhen::Before.code().to_owned(),
            material_readers: Readers::Enrolled.code().to_owned(),
            material_url: String::new(),
            press: String::new(),
        }
    }
}

impl From<&Material> for MaterialForm {
    /// As the form of one that is there begins.
    fn from(material: &Material) -> Self {
        let url = match &material.target {
            MaterialTarget::Link { url, .. } => url.clone(),
            MaterialTarget::File { .. } => String::new(),
        };
        Self {
            material_title: material.title.clone(),
            material_language: material.language.clone(),
            material_shown: material.shown.code().to_owned(),
            material_readers: material.readers.code().to_owned(),
            material_url: url,
            press: String::new(),
        }
    }
}

/// The materials of lectures.
#[async_trait]
pub trait Materials: Send + Sync {
    /// What this reader is shown of a lecture's materials at this moment; nothing of a lecture that is not shown to them.
    async fn materials(&self, slug: &str, reader: Option<&Person>) -> Read<ShownMaterials>;
    /// All materials of a lecture.
    async fn all_materials(&self, organizer: &Organizer, slug: &str) -> Read<Vec<Material>>;
    /// Moves one by one place, up or down; the first and the last stay where they are.
    async fn move_material(
        &self,
        organizer: &Organizer,
        slug: &str,
        material: i64,
        up: bool,
    ) -> Answer<(), ValidationErrors>;
    /// Takes one away; answers the key of its file, if it has one.
    async fn remove_material(
        &self,
        organizer: &Organizer,
        slug: &str,
        material: i64,
    ) -> Answer<Option<String>, ValidationErrors>;
}
