## Lists of countries, of which the hall's partners stand first

countries-partners = ประเทศหุ้นส่วน
countries-others = ประเทศอื่น ๆ

## The countries that lectures come from

nav-countries = ประเทศ
countries-title = การบรรยายตามประเทศ
countries-lead = วิทยากรมาจากประเทศต่อไปนี้ แต่ละประเทศมีหน้าแสดงการบรรยายและวิดีโอย้อน⁠หลัง
countries-none = ยังไม่มีประเทศที่จะแสดง
countries-none-text = รายชื่อประเทศจะแสดงที่นี่เมื่อมีการเผยแพร่การบรรยายที่ระบุประเทศของวิทยากร
country-lectures = การบรรยาย { $n } รายการ
country-replays = วิดีโอย้อนหลัง { $n } รายการ

## A country’s page

# From a list that is narrowed to a country.
country-page = { $country }: การบรรยายและวิดีโอย้อนหลัง
country-partner = ประเทศหุ้นส่วน
country-lead = การบรรยายของวิทยากรจากประเทศนี้ ทั้งที่กำลังจะมาถึงและที่ผ่านมาพร้อมวิดีโอย้อน⁠หลัง
country-upcoming = การบรรยายที่กำลังจะมาถึง
country-past = การบรรยายที่ผ่านมา
country-speakers = วิทยากรจากประเทศนี้
country-none = ยังไม่มีการบรรยายจากประเทศนี้
country-none-text = เมื่อมีวิทยากรจากประเทศนี้มาบรรยาย การบรรยายจะแสดงที่นี่ ระหว่างนี้ขอเชิญดูกำหนดการ
country-others = ประเทศทั้งหมด
