## Lists of countries, of which the hall's partners stand first

countries-partners = ประเทศหุ้นส่วน
countries-others = ประเทศอื่น ๆ
