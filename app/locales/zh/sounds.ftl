## 回放可用哪些语言收听

sound = 声音
player-sound-note = 首次选择某种语言时，影片需要几秒钟才能开始。

## 管理台的声音

sounds-title = 收听语言
sounds-text = 每种语言一份口译录音。系统会把音量调到与所有讲座一致，并随每种清晰度提供；影片无需重新制作。
sounds-none = 此回放只有{ $language }声音。
sound-column-language = 语言
sound-column-from = 来源
sound-column-state = 状态
sound-column-act = 操作
sound-of-film = 影片自带的声音
sound-of-track = 录像中的第 { $n } 条声音
sound-state-own = 每个影片都有
sound-state-unnamed = 未提供：请说明是哪种语言
sound-state-making = 正在制作
sound-state-ready = 已提供
sound-state-failed = 未能制作：
sound-not-offered = 不提供
sound-language = 声音的语言
sound-language-of = 录像中第 { $n } 条声音的语言
sound-name-button = 保存
sound-named = 语言已保存。
sound-add = 添加或替换一种语言
sound-file = 声音文件
sound-file-hint = MP4、M4A 或 WebM，与录像同时开始、长度相同；最大 { $mb } MB。
sound-send = 发送
sound-saved = 声音文件已收到，制作完成后即可收听。
sound-remove = 删除…
sound-remove-text = 回放将不再提供这种语言。您可以重新上传。
sound-remove-button = 删除
sound-removed = 声音已删除。
file-none = 请选择文件。
file-too-large = 文件大于 { $mb } MB。
sound-is-own = 影片本身就是这种语言。
sound-taken = 此录像的另一条声音已是这种语言。
sound-unlike = 这段声音长 { $sound } 分钟，而录像长 { $film } 分钟。它可能属于另一场讲座，或只是其中一部分。
sound-too-many = 每个录像最多添加 { $most } 种语言。
