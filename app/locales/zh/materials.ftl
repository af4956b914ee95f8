## 讲座资料

materials-title = 讲座资料
materials-more = 另有{ $n }份资料仅供已报名者查阅。

## 讲座资料的管理

materials-text = 供讲座前或讲座后阅读的文件和链接。每场讲座最多{ $most }份，按此顺序显示。
materials-none = 尚无资料。
material-column-what = 资料
material-column-act = 操作
material-shown = 显示时间
material-shown-before = 讲座前
material-shown-before-hint = 立即显示，讲座期间和结束后仍可查阅。
material-shown-after = 讲座后
material-shown-after-hint = 讲座结束后才显示，此前任何人都无法打开。
material-readers = 查阅范围
material-readers-enrolled = 已报名者
material-readers-enrolled-hint = 其他人只能看到资料的份数。
material-readers-everyone = 所有人
material-readers-everyone-hint = 凡能看到讲座页面的人均可查阅，无需账号。
material-edit = 修改
material-edit-label = 修改“{ $title }”
material-up = 上移
material-up-label = 上移：“{ $title }”
material-down = 下移
material-down-label = 下移：“{ $title }”
material-remove = 删除…
material-remove-label = 删除“{ $title }”…
material-remove-file = 文件将被删除，此后无人可以下载。您可以重新上传。
material-remove-link = 链接将不再显示。您可以重新添加。
material-remove-button = 确认删除
material-add = 添加资料
material-add-text = 请填写网页地址，或选择一个文件。
material-link = 链接
material-link-hint = 以https://或http://开头，最多{ $most }个字符。链接旁会显示其主机名。
material-file = 文件
material-file-replace = 替换文件
material-file-hint = PDF、PowerPoint、Word、Excel、OpenDocument、CSV、纯文本、PNG或JPEG，不得含宏；最大{ $mb } MB。
material-title = 标题
material-title-hint = 最多{ $most }个字符。留空时显示文件名，链接则显示主机名。
material-language = 语言
material-language-none = 未注明
material-add-button = 添加
material-save = 保存
material-page-title = 修改“{ $title }”
material-added = 资料已添加。
material-changed = 资料已保存。
material-moved = 顺序已保存。
material-removed = 资料已删除。
material-none = 请填写链接或选择文件。
material-both = 链接和文件只能填一项，另一项请单独添加为一份资料。
material-empty = 此文件是空的，请另选一个。
material-kind = 不接受此类文件，可用的类型见上方列表。
material-content = 文件内容与文件名不符，或含有宏。请在原程序中另存后重新选择。
material-url = 这不是网页地址。地址须以https://或http://开头，且不得包含用户名或密码。
material-url-long = 网址超过{ $most }个字符，请提供较短的网址。
material-too-many = 本讲座已有{ $most }份资料。请先删除一份。
