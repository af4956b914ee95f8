## Lists of countries, of which the hall's partners stand first

countries-partners = الدول الشريكة
countries-others = دول أخرى
