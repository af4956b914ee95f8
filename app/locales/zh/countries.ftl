## Lists of countries, of which the hall's partners stand first

countries-partners = 伙伴国
countries-others = 其他国家
