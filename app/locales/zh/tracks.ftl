## Beside a replay

reading = 阅读内容
chapters = 章节
transcript = 文字稿
transcript-search = 在文字稿中查找
transcript-follow = 跟随回放滚动
transcript-none = 没有找到结果
# The name of who speaks, before what they say.
transcript-voice = { $name }：
slides-download = 下载课件
slides-pdf = PDF，{ $size }

## Captions and chapters at the desk

tracks-title = 字幕与章节
tracks-none = 尚无字幕和章节。许多人靠字幕而非声音听讲；字幕同时用作文字稿，并可供搜索。
tracks-column-language = 语言
tracks-column-kind = 类型
tracks-column-cues = 条数
tracks-column-uploaded = 上传时间
tracks-column-act = 操作
track-captions = 字幕
track-chapters = 章节
track-download = 下载
track-remove = 删除…
track-remove-text = 删除后不再显示，也无法搜索到。您可以重新上传。
track-remove-button = 确认删除
track-removed = 已删除。
track-saved = 已保存，观众即刻可见。
track-add = 添加或替换一种语言
track-add-text = 每种语言一份文本，新文本将替换原有文本。
track-kind = 类型
track-language = 语言
track-file = WebVTT或SubRip文件
track-file-hint = UTF-8或UTF-16编码的.vtt或.srt文件，最大2 MB。
track-text = 或直接粘贴文本
track-text-hint = 文本以WEBVTT开头，时间写作00:01:23.000 --> 00:01:26.500。
track-send = 保存
track-none = 请选择文件或粘贴文本。

## Why a text is no WebVTT

vtt-too-large = 文件超过2 MB。一场讲座不会有这么多文字，可能选错了文件。
vtt-too-many-cues = 第{ $line }行：至此已超过10,000条字幕，请合并较短的字幕。
vtt-too-many-chapters = 章节超过{ $most }个，请合并较短的章节。
vtt-chapter-long = 第{ $chapter }章：标题超过{ $most }个字符，请缩短。
vtt-not-utf8 = 第{ $line }行：字符不是UTF-8编码。请以UTF-8编码重新保存文件。
vtt-no-signature = 第1行：第一行必须是WEBVTT。（SubRip的.srt文件以序号和时间开头。）
vtt-times = 第{ $line }行：无法读取时间。请写作00:01:23.000 --> 00:01:26.500，毫秒前用小数点。
vtt-end-before-start = 第{ $line }行：结束时间必须晚于开始时间。
vtt-no-times = 第{ $line }行：这段文字上方没有时间，可能多了一个空行。
vtt-no-cue = 文本中没有任何字幕。
# After the list of what is wrong, or of what was put right.
vtt-more = 此外还有{ $n }处。

## What was put right in a text that was saved

vtt-note-utf16 = 文件原为UTF-16编码，已转换。
vtt-note-subrip = 文件原为SubRip（.srt）格式，已转换：保留文字，不保留颜色和位置。
vtt-note-nul = 第{ $line }行：文本中不应出现的字符显示为�。
vtt-note-empty = 第{ $line }行：此条字幕没有内容，已略去。
vtt-note-out-of-order = 第{ $line }行：开始时间早于上一条，已按时间顺序排列。
vtt-note-left-out = 第{ $line }行：样式以及位置不当的区域定义已略去；字幕外观由观众自行选择。
vtt-note-setting = 第{ $line }行：设置“{ $words }”无法识别，已略去。
vtt-note-swallowed = 第{ $line }行：“{ $words }”被当作标签，不会显示。如果这是正文，请将“<”写作“&lt;”后重新上传。

## Slides at the desk

slides-title = 课件
slides-nothing = 尚无课件。
slides-remove = 删除…
slides-remove-text = 删除后无人可以下载。您可以重新上传。
slides-remove-button = 确认删除课件
slides-removed = 课件已删除。
slides-saved = 课件已保存，观众即刻可以下载。
slides-file = PDF格式的课件
slides-hint = 最大{ $mb } MB。新课件将替换原有课件。
slides-send = 上传课件
slides-none = 请先选择文件。
slides-kind = 此文件不是PDF。
slides-too-large = 文件过大，最大{ $mb } MB。

## Chapters in each language, at the desk

chapters-languages = 各语言的章节
chapters-complete = 全部{ $n }个章节，时间与{ $language }一致
chapters-some = { $n }个章节中，{ $same }个与{ $language }时间一致
chapters-not-yet = 尚无章节
chapters-begin = 先填入{ $language }章节的时间
chapters-begun = 已填入{ $language }章节的时间。请逐一填写标题，然后保存。
