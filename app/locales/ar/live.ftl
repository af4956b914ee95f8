## live
