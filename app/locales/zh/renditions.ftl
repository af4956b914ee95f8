## Beside the player

quality = 画质
quality-still-to-load = 尚需加载
quality-least = { $quality }在小屏幕上也能看清，最省流量。
quality-audio = 仅听声音
quality-original = 原始文件

## At the desk

renditions = 转码版本
rendition = 版本
rendition-picture = 画面
rendition-state = 状态
rendition-no-ffmpeg = 讲堂所在的服务器未安装FFmpeg，因此不会生成转码版本。原始文件将照原样提供给能够播放它的浏览器。在Debian上可用以下命令安装，安装后请重新启动讲堂：
rendition-waits = 转码正在排队。
rendition-rests = 上一次转码未能完成，系统将自动重试。
rendition-reload = 查看最新进度
rendition-in-work = 进行中：{ $stage }，{ $percent }
rendition-failed = 部分版本未能生成。最先失败的是：{ $stage }。
rendition-failed-short = 转码失败。
rendition-retry = 重试
rendition-queued = 将重新转码。
rendition-not-failed = 没有需要重试的内容：此回放的转码并未失败。
rendition-row-ready = 已就绪
rendition-row-failed = 失败
rendition-row-in-work = 进行中
rendition-row-original = 未保留：原始文件更小，直接播放原始文件
rendition-row-quieter = 比应有音量低{ $n } LU

## What is being done

rendition-stage-check = 核对原始文件
rendition-stage-look = 分析原始文件
rendition-stage-listen = 分析声音
rendition-stage-remuxed = 带索引的原始文件
rendition-stage-poster = 封面
rendition-stage-144p = 144p
rendition-stage-audio = 仅声音
rendition-stage-360p = 360p
rendition-stage-720p = 720p

## Why it did not end well. $detail is what the program said, a size, or a number of minutes.

rendition-not-started = 无法启动FFmpeg：{ $detail }
rendition-too-slow = FFmpeg用时超过了{ $detail }分钟，即此录像允许的上限。
rendition-disk-full = 磁盘已满。请腾出空间后重试；原始文件完好无损。
rendition-killed = FFmpeg被外部终止，可能是因为服务器内存不足。
rendition-stopped = FFmpeg已停止：{ $detail }
rendition-unreadable = FFprobe无法识别录像内容：{ $detail }
rendition-nothing-in-it = 录像中既没有画面，也没有声音。
rendition-picture-too-large = 画面尺寸超出转码允许的范围：{ $detail }
rendition-original-gone = 存储中已找不到原始文件，请重新上传。
rendition-original-changed = 原始文件与上传时不一致（SHA-256不同），请重新上传。
rendition-storage = 存储无法读取或写入文件：{ $detail }
rendition-unlike = FFmpeg生成的文件与原始文件时长不符。
job-late = 处理用时超出允许范围。
job-panicked = 讲堂自身出错，处理中断。
job-crashed = 讲堂在处理过程中多次停止运行。
rendition-lost = 此项处理已在别处接手。
job-fault = 无法读取或写入讲堂自身的记录：{ $detail }

## 回放的封面

poster-title = 封面
poster-alt = 此回放的封面
poster-none = 尚无封面。
poster-making = 正在制作封面。
poster-failed = 未能制作封面，原封面保持不变。
poster-at = 视频中的位置
poster-at-hint = 按播放器显示的写法：2:03或1:02:03。
poster-at-button = 使用此画面
poster-place = 请按2:03或1:02:03的写法填写位置。
poster-beyond = 该位置超出录像长度。
poster-no-film = 此录像没有画面可供截取，请上传图片。
poster-not-yet = 第一张封面仍在制作，请稍后再选。
poster-send-title = 上传自己的图片
poster-file = 图片
poster-file-hint = JPEG、PNG或WebP格式，最大{ $mb } MB。图片会被缩小，相机写入的信息不予保留。
poster-send = 上传
poster-kind = 此文件不是JPEG、PNG或WebP图片。
poster-saved = 正在制作封面，稍后即可看到。
