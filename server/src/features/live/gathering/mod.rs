//! Gathered rooms: opening, coming and going. Their minutes are no record of their own but the host's presence, cut by
//! these times; so every change here measures anew.

mod host;
mod member;
mod question;

pub(super) use member::{Staying, leave_others};

use crate::features::live::LiveStore;
use app::accounts::{Person, PersonId};
use app::answer::{Answer, Read};
use app::live::{Code, Gatherings, Invitation, NoGathering};
use async_trait::async_trait;

#[async_trait]
impl Gatherings for LiveStore {
    async fn open_gathering(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering> {
        host::open(&self.db, host, lecture).await
    }

    async fn close_gathering(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering> {
        host::close(&self.db, host, lecture).await
    }

    async fn renew_code(&self, host: &Person, lecture: &str) -> Answer<(), NoGathering> {
        host::renew_code(&self.db, host, lecture).await
    }

    async fn count_heads(
        &self,
        host: &Person,
        code: &Code,
        heads: &str,
        ticked: &[PersonId],
    ) -> Answer<(), NoGathering> {
        question::count_heads(&self.db, host, code, (heads, ticked)).await
    }

    async fn mark_left(
        &self,
        host: &Person,
        lecture: &str,
        member: PersonId,
    ) -> Answer<(), NoGathering> {
        host::mark_left(&self.db, host, lecture, member).await
    }

    async fn let_back_in(
        &self,
        host: &Person,
        lecture: &str,
        member: PersonId,
    ) -> Answer<(), NoGathering> {
        host::let_back_in(&self.db, host, lecture, member).await
    }

    async fn invitation(&self, person: &Person, code: &Code) -> Answer<Invitation, NoGathering> {
        member::invitation(&self.db, person, code).await
    }

    async fn check_in(&self, person: &Person, code: &Code) -> Answer<(), NoGathering> {
        member::check_in(&self.db, person, code).await
    }

    async fn leave_gathering(&self, person: &Person, code: &Code) -> Answer<(), NoGathering> {
        member::leave(&self.db, person, code).await
    }

    async fn answer_here(&self, person: &Person, code: &Code) -> Answer<(), NoGathering> {
        question::answer_here(&self.db, person, code).await
    }

    async fn asked_of(&self, person: &Person, lecture: &str) -> Read<Vec<Code>> {
        question::asked_of(&self.db, person, lecture).await
    }
}
