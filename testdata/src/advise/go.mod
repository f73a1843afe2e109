module advise

go 1.19
