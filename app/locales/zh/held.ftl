## 为待确认官员保留的名额

held-notice = 已为您保留名额：组织者确认您的公职身份后，即为您完成报名。
# $when 为日期和时间。
held-until = 名额保留至{ $when }：正在等待确认您的公职身份。
held-answered-soon = 组织者通常在两个工作日内答复。
held-answered-within = 组织者通常在{ $n }个工作日内答复。
held-lets-nobody-in = 名额保留期间还不能入场。身份确认后，名额即归您所有，无需再次报名；如在确认前到期，名额将开放给其他人。
held-offer = 本讲座面向官员，您的公职身份尚未确认。报名后将为您保留名额，直至确认。
held-sign-in = 本讲座面向官员：在您的公职身份确认之前，将为您保留名额。
held-give-up = 取消保留的名额
held-given-up-notice = 保留的名额已取消，名额已让出。
no-seat-hold-too-late = 本讲座面向官员，您的公职身份尚未确认。距讲座开始不足一小时，不能再为您保留名额。
no-seat-held-already = 本讲座已为您保留名额。
no-seat-not-held = 本讲座没有为您保留的名额。
no-seat-held-became = 您已报名成功。如需让出名额，请取消报名。
no-seat-held-too-often = 本讲座已三次为您保留名额。公职身份确认后即可报名。
no-seat-too-many-held = 已为您保留二十个名额。请取消其中一个，或等待公职身份确认。

## 工作台

desk-held = 为待确认人员保留的名额：{ $n }个
desk-held-meaning = 保留的名额占用讲座名额，不能入场，也不计入任何数据。您确认其身份后即转为正式名额；如未确认，则在讲座开始前一小时或保留满五天时到期。
desk-held-confirm = 待确认的官员
desk-column-held-since = 保留起始时间
desk-column-held-until = 到期时间
# $when 为日期和时间。
desk-person-held = 保留{ $n }个名额，最早于{ $when }到期
desk-decline = 不予确认
desk-decline-person = 不确认{ $name }的官员身份，并释放保留的名额
official-declined = 保留的名额已释放。今后仍可确认此人的官员身份。
desk-seats-with-held = { $taken } + 保留{ $held } / { $capacity }
desk-ask-cancel-held = 另有为待确认人员保留的名额{ $n }个，将一并释放。
held-row = 名额已保留
held-row-until = 至{ $when }
