package org.aidflow.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.PaymentBatch;
import org.aidflow.disbursement.PaymentBatches;
import org.springframework.stereotype.Component;

/** Batches of payments in words. */
@Component
class ReleasedBatches {
  private final PaymentBatches batches;
  private final Names names;

  ReleasedBatches(PaymentBatches batches, Names names) {
    this.batches = batches;
    this.names = names;
  }

  List<ReleasedBatch> newest(int limit) {
    return inWords(batches.newest(limit));
  }

  List<ReleasedBatch> newestOf(String official, int limit) {
    return inWords(batches.newestOf(official, limit));
  }

  private List<ReleasedBatch> inWords(List<PaymentBatch> all) {
    var known = names.of(all.stream().map(PaymentBatch::releasedBy).toList());
    return all.stream()
        .map(
            batch ->
                new ReleasedBatch(
                    batch.id(),
                    batch.createdAt(),
                    known.of(batch.releasedBy()),
                    batch.count(),
                    batch.sum(),
                    batch.messageId() != null,
                    inWords(batch.standing())))
        .toList();
  }

  private static Map<String, Integer> inWords(Map<DisbursementStatus, Integer> standing) {
    var all = new LinkedHashMap<String, Integer>();
    new TreeMap<>(standing).forEach((status, count) -> all.put(status.en(), count));
    return all;
  }
}
