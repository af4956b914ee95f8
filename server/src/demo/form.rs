//! A lecture of the demonstration as an organizer would type it.

use super::programme::{Lecture, Programme};
use app::i18n::Locale;
use app::lectures::LectureForm;

/// All but its times.
pub(super) fn form(programme: &Programme, lecture: &Lecture) -> LectureForm {
    let series = programme
        .series
        .iter()
        .find(|s| lecture.series.as_ref() == Some(&s.slug));
    let speaker = |n: usize| {
        let known = lecture.speakers.get(n).map(|at| &programme.speakers[*at]);
        known
            .map(|s| (s.name.clone(), s.affiliation.clone(), s.country.clone()))
            .unwrap_or_default()
    };
    let (first, second) = (speaker(0), speaker(1));
    let mut form = LectureForm {
        title: lecture.text.title.clone(),
        abstract_text: lecture.text.abstract_text.clone(),
        speaker: first.0,
        speaker_affiliation: first.1,
        speaker_country: first.2,
        speaker_2: second.0,
        speaker_2_affiliation: second.1,
        speaker_2_country: second.2,
        host: programme.hosts[lecture.host].name.clone(),
        series: series.map(|s| s.title.clone()).unwrap_or_default(),
        topic: lecture.topic.clone(),
        theme: lecture.theme.clone().unwrap_or_default(),
        audience: lecture.audience.clone(),
        language: lecture.language.clone(),
        capacity: lecture.capacity.to_string(),
        live_url: format!("https://meet.example/{}", lecture.slug),
        replay_attends: app::ui::TICKED.into(),
        ..LectureForm::default()
    };
    for l in Locale::ALL {
        if let Some(text) = lecture.translations.get(l.tag()) {
            let [title, abstract_text] = form.translation_mut(l);
            title.clone_from(&text.title);
            abstract_text.clone_from(&text.abstract_text);
        }
    }
    form
}
