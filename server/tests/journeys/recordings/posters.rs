//! The picture that stands for a replay, where an organizer chooses it.

use super::film::{Film, brightness};
use crate::stand_in::renditions;
use crate::steps::{multipart, sentence, upload};
use app::replays::{PosterState, Posters};
use server::config::program_folders;
use server::jobs::{Limits, Tools};
use server::on_both_engines;
use server::queue::Lane;

/// Four seconds of black, and four of white.
const FILM: &str = "-f lavfi -i color=c=black:s=320x180:r=10:d=8,drawbox=color=white:t=fill:enable='gte(t,4)' \
    -c:v libx264 -preset ultrafast -pix_fmt yuv420p";

on_both_engines! {
    async fn an_organizer_chooses_the_picture(hall) {
        let mut hall = hall;
        hall.taking(100_000_000);
        let organizer = hall.organizer("olga").await;
        let slug = hall.lecture(&organizer, &hall.form("Cold chains")).await;
        let mut olga = hall.signed_in("olga").await;
        upload(&mut olga, &slug, &Film::of("film.mp4", FILM).bytes()).await;
        let desk = format!("/en/organizer/lectures/{slug}");
        let tools = Tools::find(&program_folders()).expect("ffmpeg is installed: apt-get install ffmpeg");
        let workers = renditions(&hall, tools, Limits::default());
        let fields = [("slug", slug.as_str()), ("poster_at", "0:01")];
        olga.get(&desk).await;
        olga.post("/api/choose-poster?l=en", &fields).await;
        assert!(olga.get(&desk).await.text.contains(&sentence("poster-not-yet")), "it would be overwritten");
        assert!(workers.run_one(Lane::Renditions).await);

        let poster = async || hall.db.replays().poster(&organizer, &slug).await.unwrap().unwrap();
        let bright = async || {
            let file = poster().await.file.unwrap();
            brightness(&hall.media.folder().join(file), 0.0)
        };
        for (at, is_white) in [("0:01", false), ("0:06", true)] {
            let fields = [("slug", slug.as_str()), ("poster_at", at)];
            assert_eq!(olga.post("/api/choose-poster?l=en", &fields).await.status, 303);
            assert_eq!(poster().await.state, PosterState::Making);
            assert!(workers.run_one(Lane::Short).await);
            let bright = bright().await;
            assert_eq!(bright > 128, is_white, "{bright} at {at}");
        }
        let file = poster().await.file.unwrap();
        let page = hall.visitor().get(&format!("/en/replays/{slug}")).await;
        assert!(page.text.contains(&format!("poster=\"/media/{file}\"")), "{}", page.text);
        assert!(olga.get(&desk).await.text.contains("value=\"0:06\""), "the place is shown");
        for (at, key) in [("0:08", "poster-beyond"), ("1.5", "poster-place")] {
            let fields = [("slug", slug.as_str()), ("poster_at", at)];
            olga.post("/api/choose-poster?l=en", &fields).await;
            assert!(olga.get(&desk).await.text.contains(&sentence(key)), "{at}");
        }

        let address = format!("/poster/{slug}?l=en");
        let grey = Film::of("grey.png", "-f lavfi -i color=c=gray:s=2000x1000 -frames:v 1");
        multipart(&mut olga, &address, &[("poster", Some("grey.png"), &grey.bytes())]).await;
        assert!(workers.run_one(Lane::Short).await);
        let made = bright().await;
        assert!((96..160).contains(&made), "{made}");
        multipart(&mut olga, &address, &[("poster", Some("a.pdf"), b"%PDF-1.7 ...")]).await;
        assert!(olga.get(&desk).await.text.contains(&sentence("poster-kind")));
        // What only begins as a picture is none, and the one there is stays.
        multipart(&mut olga, &address, &[("poster", Some("a.png"), b"\x89PNG\r\n\x1a\nno picture")]).await;
        for _ in 0..3 {
            hall.clock.by(60 * 60_000);
            assert!(workers.run_one(Lane::Short).await);
        }
        assert!(matches!(poster().await.state, PosterState::Failed(_)), "{:?}", poster().await);
        assert_eq!(bright().await, made);
        assert!(olga.get(&desk).await.text.contains(&sentence("poster-failed")));
        let gone = hall.db.replays();
        let gone = app::replays::Replays::remove(&gone, &organizer, &slug).await.unwrap();
        for file in gone {
            hall.media.delete(&file).await;
        }
        assert_eq!(std::fs::read_dir(hall.media.folder()).unwrap().flatten().count(), 0, "what was sent goes too");
    }
}
