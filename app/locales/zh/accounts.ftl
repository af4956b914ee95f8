## Fields

field-name = 姓名
field-name-hint = 请按证书上应有的写法填写。
field-email = 邮箱
field-password = 密码
field-new-password-hint = 至少{ $min }个字符。几个词连成的密码，比短而生僻的密码更好记。
field-country = 国家
choose-country = 请选择国家
field-organisation = 单位
field-organisation-hint = 您所在的机关、企业、学校或合作社。如为个体经营或自由职业，请填写“个体”。
field-kind = 从事的工作
field-language = 语言
field-time-zone = 时区
field-time-zone-hint = 时间将按此时区显示。列表按城市排序，并标明当前与世界协调时（UTC）的时差。

kind-official = 我在政府部门或公共机构任职
kind-official-hint = 经组织者确认后，方可报名面向官员的讲座。面向所有人的讲座可直接报名。
kind-practitioner = 我从事贸易、生产、教学或咨询工作
kind-practitioner-hint = 面向从业者和面向所有人的讲座均可直接报名。

## Signing up

sign-up-title = 注册账号
sign-up-lead = 报名、进入直播间和记录出勤均需账号。除面向官员或从业者的讲座外，回放向所有人开放。
sign-up-button = 注册账号
sign-up-link = 注册账号
have-account = 已有账号？
signed-up = 欢迎您。账号注册成功，您已登录。

## Signing in and out

sign-in-title = 登录
sign-in-button = 登录
confirm-it-title = 请确认是您本人
confirm-it-text = 您已有一段时间没有操作。更改他人信息前，请再次输入密码。
confirm-it-button = 继续
signed-in-press-again = 谢谢。尚未作任何更改，请再次点击按钮。
problem-this-password = 密码不正确。
no-account-yet = 还没有账号？
signed-in-as = 您已登录，账号：{ $name }。
signed-out = 您已退出登录。

## Profile

profile-title = 个人资料
signs-in-with = 您的登录邮箱：
profile-save = 保存资料
profile-saved = 个人资料已保存。
password-title = 密码
password-text = 更改密码后，您在其他设备和浏览器上的登录将失效，此处仍保持登录。
field-old-password = 当前密码
field-new-password = 新密码
password-save = 更改密码
password-changed = 密码已更改，您在其他设备和浏览器上的登录已失效。
official-status-claimed = 您的公职身份待组织者确认
official-status-claimed-text = 您已填写在政府部门或公共机构任职，组织者将核对您的姓名、国家和单位。在此之前，除仅面向官员的讲座外，其他讲座均可报名。
official-status-confirmed = 您的公职身份已确认
official-status-confirmed-text = 您可以报名面向官员的讲座。如更改国家或单位，须由组织者重新确认。

## The first organizer

set-up-title = 讲堂初始设置
set-up-lead = 您是这里的第一位用户。此账号将负责安排讲座、确认官员身份，并对各项数据负责。
set-up-button = 创建首位组织者账号
set-up-closed = 此链接不完整，或已被使用。
set-up-closed-next = 如讲堂尚无组织者，请重新启动讲堂，系统会输出新的链接。也可在服务器上运行以下命令，并在末尾加上邮箱：

## What is wrong with what was typed

problem-email = 请填写邮箱，例如：amina@example.org。
problem-password-short = 密码过短，至少需要{ $min }个字符。
problem-password-long = 密码过长，最多{ $max }个字符。
problem-password-weak = 此密码容易被猜到，请再加一两个词。
problem-password-known = 此密码由他人会首先尝试的词语、姓名、季节或年份组成。请改用几个与您本人和讲堂都无关的词。
problem-account = 此邮箱不能用于注册新账号。如果是您本人的邮箱，请直接登录。
problem-credentials = 邮箱或密码不正确。
problem-old-password = 当前密码不正确。
problem-set-up-token = 此初始设置链接不完整，或已被使用。
