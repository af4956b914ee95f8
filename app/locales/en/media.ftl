## A replay that is for some only

replay-for-officials = This replay is for officials.
replay-for-practitioners = This replay is for practitioners.
replay-unconfirmed = This replay is for officials, and your official status has not been confirmed yet.
replay-sign-in = Sign in to watch
replay-officials-next = If you work for a government or a public body, say so in your profile. An organizer will confirm it, and then you can watch.
replay-practitioners-next = If you trade, produce, teach or advise, say so in your profile and you can watch at once.
replay-unconfirmed-next = You can watch as soon as it is confirmed. Check in your profile that your organization is right: it helps the organizer.
