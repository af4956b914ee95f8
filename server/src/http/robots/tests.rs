//! Every robot of the list is one, and no honest browser is.

use super::*;
use http::HeaderValue;

#[test]
fn every_plain_name_of_the_list_is_a_robots() {
    let plain = |pattern: &&str| {
        let of_a_name = |c: char| c.is_alphanumeric() || " -@!&_".contains(c);
        pattern.chars().all(of_a_name)
    };
    let names: Vec<&str> = patterns().filter(plain).collect();
    assert!(names.len() > 200, "{}", names.len());
    for name in names {
        for called in [
            name.to_owned(),
            name.to_uppercase(),
            format!("Mozilla/5.0 (compatible; {name}/2.1; +http://example.org)"),
            format!(
                "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) Chrome/130.0 Safari/537.36 (compatible; {name}/2.1)"
            ),
            format!("Mozilla/5.0 (Linux; Android 7.0; compatible; {name}) Chrome/130.0"),
        ] {
            assert!(names_a_robot(&called), "{called}");
        }
    }
}

#[test]
fn robots_say_so() {
    for robot in [
        "",
        " ",
        "-",
        "Mozilla/5.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
        "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
        "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; https://zhanzhang.toutiao.com/)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1",
        "Playwright/1.48.0 (x64; ubuntu 24.04) node/22.9",
        "ia_archiver",
        "curl/8.5.0",
        "Wget/1.21.4",
        "python-requests/2.32",
        "Java/17.0.9",
        "okhttp/4.12.0",
        "Go-http-client/2.0",
        "axios/1.7.7",
        "node",
        "node-fetch/3.3",
        "undefined",
        "facebookexternalhit/1.1",
        "WhatsApp/2.23.20.0",
    ] {
        assert!(names_a_robot(robot), "{robot}");
    }
    assert!(is_robot(&HeaderMap::new()), "who says nothing");
    let odd = HeaderValue::from_bytes(b"\xff\xfe").unwrap();
    assert!(is_robot(&HeaderMap::from_iter([(USER_AGENT, odd)])));
}

#[test]
fn honest_browsers_are_none() {
    const ANDROID: &str =
        "AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0 Mobile Safari/537.36";
    const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
    for device in [
        "CUBOT P80",
        "motorola edge 30 Build/T1SH",
        "motorola moto g(30) Build/X",
        "Titan Pocket",
        "SAMSUNG SM-S918B",
        "TECNO KC2; wv",
        "HMA-L29; HMSCore 6.11.0.302",
        "PIONEER_E80L",
        "Galaxy Core",
        "K",
    ] {
        for linux in [
            "Linux; Android 13",
            "Linux; U; Android 9",
            "Linux; arm_64; Android 13",
            "Linux; arm; Android 8",
        ] {
            let name = format!("Mozilla/5.0 ({linux}; {device}) {ANDROID}");
            assert!(!names_a_robot(&name), "{name}");
        }
    }
    for application in [
        "XWEB/1160065 MicroMessenger/8.0.47.2560(0x28002F30) WeChat/arm64 Weixin NetType/5G Language/zh_CN",
        "[FB_IAB/FB4A;FBAV/440.0.0.32.111;]",
        "Line/13.17.0/IAB",
        "Viber/21.0",
        "UCBrowser/13.5.5.1313",
        "SamsungBrowser/23.0",
        "OPR/72.0.2254.68294",
        "XiaoMi/MiuiBrowser/17.4.80320",
        "HuaweiBrowser/14.0.0.322",
        "baiduboxapp/13.10.0.10 (Baidu; P1 10)",
        "SogouMobileBrowser/5.28.8",
        "MQQBrowser/14.2",
        "AlipayClient/10.5.16",
        "DaumApps/9.2.1 DaumDevice/mobile",
        "KAKAOTALK 2410420",
        "Zalo android/12100692",
        "Telegram-Android/10.2",
        "PHX/14.7",
        "trill_320603 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/musical_ly app_version/32.6.3 ByteLocale/en BytedanceWebview/d8a21c6",
        "YandexSearch/23.90",
        "YandexSearchBrowser/20.84",
        "YaApp_Android/23.90 YaSearchBrowser/23.90 BroPP/1.0 SA/3",
    ] {
        let name = format!("Mozilla/5.0 (Linux; Android 13; V2241A; wv) {ANDROID} {application}");
        assert!(!names_a_robot(&name), "{name}");
    }
    for application in [
        "Version/17.5 Mobile/15E148 Safari/604.1",
        "Mobile/15E148 MicroMessenger/8.0.42(0x18002a2c) NetType/WIFI Language/zh_CN",
        "Mobile/21B74 [FBAN/FBIOS;FBAV/438.0.0.34.107;FBDV/iPhone14,5;FBLC/en_US]",
        "Mobile/15E148 Safari Line/13.18.1",
        "Mobile/20A362 Instagram 261.0.0.14.89 (iPhone14,7; iOS 16_0; en_US; scale=3.00)",
        "Mobile/21A329 YJApp-IOS jp.co.yahoo.ipn.appli/4.86.0",
        "GSA/287.0.575120252 Mobile/15E148 Safari/604.1",
        "Version/16.0 Mobile/15E148 YandexSearch/8.10 Safari/604.1",
        "DuckDuckGo/7 Mobile Safari/605.1.15",
        "Mobile/20B82 SP-engine/2.61.0 main/1.0 baiduboxapp/13.30.0.10 (Baidu; P2 16.1)",
    ] {
        let name = format!("{IPHONE} {application}");
        assert!(!names_a_robot(&name), "{name}");
    }
    for browser in [
        "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0",
        "Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0 Safari/537.36 SE 2.X MetaSr 1.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0 YaBrowser/23.11.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/118.0.150 Chrome/112.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15",
        "Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; id) Presto/2.12.423 Version/12.16",
        "Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5",
        "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile",
        "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0 Safari/537.36 WebAppManager",
        "Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/3.0 Chrome/76.0 TV Safari/537.36",
    ] {
        assert!(!names_a_robot(browser), "{browser}");
    }
}
