## lectures
