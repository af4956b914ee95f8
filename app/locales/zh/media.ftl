## A replay that is for some only

replay-for-officials = 本回放面向官员。
replay-for-practitioners = 本回放面向从业者。
replay-unconfirmed = 本回放面向官员，您的公职身份尚未经组织者确认。
replay-sign-in = 登录后观看
replay-officials-next = 如您在政府部门或公共机构任职，请在个人资料中注明，经组织者确认后即可观看。
replay-practitioners-next = 如您从事贸易、生产、教学或咨询工作，请在个人资料中注明，即可直接观看。
replay-unconfirmed-next = 确认后即可观看。请检查个人资料中的单位是否正确，以便组织者核对。
