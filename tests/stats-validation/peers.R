# SPDX-License-Identifier: Apache-2.0
# peers.R FOLDER: the data sets of `stats_validation --peers FOLDER` by other methods. A file is
# SCENARIO-RUNS-NUMBER.txt with a line a function: its true ratio, what pa claims by default and with
# --norm total, and its counts in the old and the new runs. Every method gets the same filters: 20
# samples in all runs, q <= .05 (Benjamini & Hochberg), and an effect of 5 % or more.
folder <- commandArgs(TRUE)[1]
have <- function(package) suppressMessages(suppressWarnings(require(package, character.only = TRUE, quietly = TRUE)))
have_edger <- have("limma") && have("edgeR")
robust <- requireNamespace("statmod", quietly = TRUE) # what robust fits want

claims <- function(p, log_ratio, kept) {
  called <- rep(FALSE, length(kept))
  called[kept] <- p.adjust(p, "BH") <= .05 & abs(log_ratio) >= log(1.05)
  called & !is.na(called)
}

by_rows <- function(x, y, test) sapply(seq_len(nrow(x)), function(i) tryCatch(test(x[i, ], y[i, ]), error = function(e) 1))

other_methods <- function(counts, k) {
  old <- seq_len(k)
  kept <- rowSums(counts) >= 20
  m <- counts[kept, ]
  totals <- colSums(counts)
  full <- rowSums(counts > 0) == ncol(counts)
  logs <- log(counts[full, , drop = FALSE])
  median_factors <- if (sum(full) >= 5) exp(apply(logs - rowMeans(logs), 2, median)) else totals / exp(mean(log(totals)))
  welch <- function(factors) {
    x <- log(sweep(m + .5, 2, factors, "/"))
    claims(by_rows(x[, old], x[, -old], function(a, b) t.test(b, a)$p.value), rowMeans(x[, -old]) - rowMeans(x[, old]), kept)
  }
  shares <- sweep(m, 2, totals / mean(totals), "/")
  rank_p <- by_rows(shares[, old], shares[, -old], function(a, b) suppressWarnings(wilcox.test(a, b)$p.value))
  a <- rowSums(m[, old]); b <- rowSums(m[, -old]); share <- sum(totals[-old]) / sum(totals)
  z <- (b - (a + b) * share) / sqrt((a + b) * share * (1 - share))
  list("Welch, log share" = welch(totals / mean(totals)),
       "Welch, log, median norm" = welch(median_factors),
       "Mann-Whitney, share" = claims(rank_p, log(rowMeans(shares[, -old]) + .5) - log(rowMeans(shares[, old]) + .5), kept),
       "two proportions" = claims(2 * pnorm(-abs(z)), log((b + .5) / sum(totals[-old])) - log((a + .5) / sum(totals[old])), kept))
}

bioconductor <- function(counts, k) {
  group <- factor(rep(0:1, each = k))
  design <- model.matrix(~group)
  y <- edgeR::DGEList(counts, group = group)
  kept <- rowSums(counts) >= 20
  y <- edgeR::calcNormFactors(y[kept, , keep.lib.sizes = TRUE], method = "TMM")
  of <- function(p, log2_ratio) claims(p, log2_ratio * log(2), kept)
  attempt <- function(f) tryCatch(suppressWarnings(suppressMessages(f())), error = function(e) NULL)
  list("edgeR QLF (TMM)" = attempt(function() {
         fit <- edgeR::glmQLFTest(edgeR::glmQLFit(edgeR::estimateDisp(y, design), design, robust = robust))
         of(fit$table$PValue, fit$table$logFC) }),
       "edgeR LRT" = attempt(function() {
         fit <- edgeR::glmLRT(edgeR::glmFit(edgeR::estimateDisp(y, design), design))
         of(fit$table$PValue, fit$table$logFC) }),
       "limma-voom" = attempt(function() {
         fit <- limma::eBayes(limma::lmFit(limma::voom(y, design), design), robust = robust)
         of(fit$p.value[, 2], fit$coefficients[, 2]) }))
}

# Of one data set and method: whether anything false was claimed, its share, the share found.
score <- function(called, changed) c(any(called & !changed), sum(called & !changed) / max(1, sum(called)),
                                     if (any(changed)) sum(called & changed) / sum(changed) else NA)

results <- list()
for (path in list.files(folder, "txt$", full.names = TRUE)) {
  name <- strsplit(basename(path), "-")[[1]]
  table <- as.matrix(read.table(path))
  k <- as.integer(name[2])
  counts <- table[, -(1:3)]
  called <- c(list("pa" = table[, 2] == 1, "pa --norm total" = table[, 3] == 1), if (have_edger) bioconductor(counts, k), other_methods(counts, k))
  for (method in names(called)) {
    if (is.null(called[[method]])) next
    key <- paste(method, name[1], k, sep = "|")
    results[[key]] <- rbind(results[[key]], score(called[[method]], table[, 1] != 1))
  }
}

cell <- function(method, scenario, k) {
  r <- results[[paste(method, scenario, k, sep = "|")]]
  if (is.null(r)) return("")
  if (scenario == "aa") sprintf("%.2f", mean(r[, 1])) else sprintf("%.2f/%.2f", mean(r[, 2]), mean(r[, 3]))
}

cat("| | A/A any, k = 3, 5, 10 | five +20 %: FDR/power | five +50 % | 20 % x1.5 | 20 % x2 |\n|---|---|---|---|---|---|\n")
for (method in unique(sub("[|].*", "", names(results)))) {
  columns <- sapply(c("aa", "five20", "five50", "dom1.5", "dom2"), function(s) paste(sapply(c(3, 5, 10), function(k) cell(method, s, k)), collapse = " "))
  cat("|", method, "|", paste(columns, collapse = " | "), "|\n")
}
if (!have_edger) cat("\nedgeR and limma are not installed: left out.\n")
