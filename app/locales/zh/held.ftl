## 为待确认官员保留的席位

held-notice = 已为您保留席位：组织者确认您的公职身份后，报名即告完成。
# $when 为日期和时间。
held-until = 席位保留至{ $when }：正在等待确认您的公职身份。
held-answered-soon = 组织者通常在两个工作日内答复。
held-answered-within = 组织者通常在{ $n }个工作日内答复。
held-lets-nobody-in = 保留的席位尚不能入场。身份确认后席位即归您所有，无需再次报名；如在此之前到期，席位将开放给其他人。
held-offer = 本讲座面向官员，您的公职身份尚未确认。确认之前可为您保留席位。
held-sign-in = 该讲座面向官员：在您的公职身份确认之前，将为您保留席位。
held-give-up = 取消保留的席位
held-given-up-notice = 保留的席位已取消，其他人可以报名。
no-seat-hold-too-late = 本讲座面向官员，您的公职身份尚未确认。距离开讲不足一小时，不能再为您保留席位。
no-seat-held-already = 本讲座已为您保留席位。
no-seat-not-held = 本讲座没有为您保留的席位。
no-seat-held-too-often = 本讲座已三次为您保留席位。公职身份确认后即可报名。
no-seat-too-many-held = 已为您保留二十个席位。请取消其中一个，或等待公职身份确认。

## 工作台

desk-held = 为待确认者保留的席位：{ $n }个
desk-held-meaning = 保留的席位占用名额，不能入场，也不计入任何统计。您确认其身份后即转为正式席位；如未确认，则在开讲前一小时或保留满五天时到期。
desk-held-confirm = 等待确认的官员
desk-column-held-since = 保留时间
desk-column-held-until = 到期时间
# $when 为日期和时间。
desk-person-held = 保留{ $n }个席位，最早于{ $when }到期
desk-decline = 不予确认
desk-decline-person = 不确认{ $name }的官员身份，并释放保留的席位
official-declined = 保留的席位已释放。之后仍可确认此人。
desk-seats-with-held = { $taken } + 保留{ $held } / { $capacity }
desk-ask-cancel-held = 另有为待确认者保留的席位{ $n }个，将一并释放。
