module example.org/lexi

go 1.19
