## 上传录像

upload-file = 视频文件
upload-hint = MP4或WebM格式，最大{ $mb } MB。
upload-send = 上传
upload-bar = 上传进度
# Megabytes so far, megabytes in all, per cent: "12.5 of 80 MB, 15 %".
upload-progress = 已上传{ $done } MB，共{ $total } MB，{ $percent }%
# Megabytes per second, and a clock: "1.2 MB per second, 02:15 left".
upload-pace = 每秒{ $speed } MB，剩余{ $time }
upload-checking = 文件已上传，正在检查。
upload-cancel = 取消
upload-cancelled = 上传已取消，未作任何更改。

upload-none = 请先选择文件。
upload-too-large = 文件过大，最大{ $mb } MB。
upload-kind = 此文件不是MP4或WebM视频。
upload-broken = 文件未完整上传或已损坏，请重试。
upload-disk = 讲堂的存储空间不足，无法存放此文件，请联系服务器管理人员。
upload-not-published = 讲座发布后方可添加回放。
upload-failed = 上传失败。文件仍处于选中状态，一分钟后重试，上传会从中断处继续。

## 分段上传（启用脚本时）。$done与$total为兆字节数。

upload-pause = 暂停
upload-resume = 继续
upload-paused = 已暂停。已上传的部分保留三天。
upload-lost = 连接已中断。恢复后上传会自动继续。
upload-goes-on = 此文件此前已上传一部分，现从{ $done } MB处继续。
upload-half = “{ $name }”尚未完整上传：共{ $total } MB，已上传{ $done } MB。再次选择同一文件即可继续上传。
upload-sure = 要停止这次上传吗？已上传的部分将被删除。
upload-busy = 此上传正在另一个窗口或另一台设备上进行。
upload-offset = 讲堂已收到的部分与预计不符。请重试，上传会从正确的位置继续。
upload-more = 收到的数据多于文件所声明的大小。请重新选择文件。
upload-mismatch = 文件的一部分在传送途中损坏，未予保留。请重试。
upload-expired = 此文件已上传的部分已过保留期。请重新选择文件。
upload-elsewhere = 之前的内容保存在讲堂的另一台服务器上。系统会自动重试，内容不会丢失。如长时间未恢复，请取消后重新上传。
upload-proxy = 讲堂前端的代理服务器不允许上传此文件的任何部分。请联系服务器管理人员调高其限制（nginx：client_max_body_size）。
upload-later = 文件已完整上传，但暂时无法存储。讲堂每分钟重试一次，不会丢失任何内容。

## 文件为何不能成为回放

upload-playlist = 这是播放列表，只列出其他文件。请上传视频文件本身。
upload-cut = 视频不完整或已损坏。请重新保存或导出后再上传。
upload-no-length = 视频未注明时长，或时长不可信。请重新导出为MP4。
upload-tracks = 视频没有画面或声音轨道，或轨道多于64条。请只保留画面和声音，重新导出。

## 发布

upload-reason = 无字幕发布的原因（选填）
upload-reason-hint = 填写原因后，回放上传后即发布；不填则等待字幕或原因。最多{ $most }个字符。
publish-waits = 录像已上传，但没有字幕，尚未发布。请添加字幕，或说明无字幕发布的原因。
publish-waits-ready = 录像已上传，可以发布。
publish-arrived = 上传时间
publish-reason = 无字幕发布的原因
publish-reason-hint = 最多{ $most }个字符，将记录在案。
publish-button = 发布回放
publish-no-reason = 请先添加字幕，或说明无字幕发布的原因。
publish-nothing-waits = 没有待发布的录像，可能已在此期间发布。
publish-reason-was = 无字幕发布，原因：
