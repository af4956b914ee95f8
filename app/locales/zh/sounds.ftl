## 回放可用哪些语言收听

sound = 声音
player-sound-note = 首次选择某种语言时，视频需要几秒钟才能开始播放。

## 工作台的声音

sounds-title = 收听语言
sounds-text = 口译录音，每种语言一份。系统会将音量调到与其他讲座一致，并用于每种画质；视频无需重新转码。
sounds-none = 此回放只有{ $language }声音。
sound-column-language = 语言
sound-column-from = 来源
sound-column-state = 状态
sound-column-act = 操作
sound-of-film = 视频自带的声音
sound-of-track = 录像的第{ $n }条声音
sound-state-own = 每个视频均有
sound-state-unnamed = 未提供：请注明语言
sound-state-making = 正在制作
sound-state-ready = 已提供
sound-state-failed = 未能制作：
sound-not-offered = 不提供
sound-language = 声音的语言
sound-language-of = 录像第{ $n }条声音的语言
sound-name-button = 保存
sound-named = 语言已保存。
sound-add = 添加或替换一种语言
sound-file = 声音文件
sound-file-hint = MP4、M4A或WebM格式，须与录像同时开始、长度相同；最大{ $mb } MB。
sound-send = 上传
sound-saved = 声音文件已收到，制作完成后即可收听。
sound-remove = 删除…
sound-remove-text = 回放将不再提供此语言的声音。您可以重新上传。
sound-remove-button = 确认删除
sound-removed = 声音已删除。
file-none = 请先选择文件。
file-too-large = 文件过大，最大{ $mb } MB。
sound-is-own = 视频原声已是此语言。
sound-taken = 此录像的另一条声音已是此语言。
sound-unlike = 此声音长{ $sound }分钟，而录像长{ $film }分钟。它可能属于另一场讲座，或只是本讲座的一部分。
sound-too-many = 每个录像最多添加{ $most }种语言。
