//! What the presence island says, in the reader's language. The numbers are the island's to fill in.

use crate::i18n::Locale;
use crate::islands::PresenceWords;
use crate::say;

/// Its sentences.
pub(super) fn presence_words(l: Locale) -> PresenceWords {
    let minutes = |key| say!(l, key, n = "{n}");
    let clock = |key| say!(l, key, time = "{time}");
    PresenceWords {
        label: say!(l, "presence-label"),
        credited: minutes("presence-credited"),
        needed: minutes("presence-needed"),
        reached: say!(l, "presence-reached"),
        too_short: say!(l, "presence-too-short"),
        bar: say!(l, "presence-bar"),
        starts_in: clock("presence-starts-in"),
        time_left: clock("presence-time-left"),
        connecting: say!(l, "presence-connecting"),
        connected: say!(l, "presence-connected"),
        reconnecting: say!(l, "presence-reconnecting"),
        early: say!(l, "gate-too-early"),
        taken_over: say!(l, "gate-taken-over"),
        continue_here: say!(l, "presence-continue"),
        ended: say!(l, "presence-ended"),
        to_result: say!(l, "presence-to-result"),
        signed_out: say!(l, "presence-signed-out"),
        sign_in: say!(l, "presence-sign-in"),
        refused: say!(l, "presence-refused"),
    }
}
