package org.aidflow.disbursement;

import static org.aidflow.vault.PersonalField.ACCOUNT_HOLDER;
import static org.aidflow.vault.PersonalField.ACCOUNT_NUMBER;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments as people may see them; as many statements for a hundred as for one. */
@Component
class PaymentViews {
  private final Vault vault;
  private final JdbcClient jdbc;

  PaymentViews(Vault vault, JdbcClient jdbc) {
    this.vault = vault;
    this.jdbc = jdbc;
  }

  List<Payment> of(List<Disbursement> payments) {
    if (payments.isEmpty()) return List.of();
    var masked =
        vault.masked(payments.stream().flatMap(payment -> payment.payee().stream()).toList());
    var contradicted = contradicted(payments);
    return payments.stream()
        .map(
            payment ->
                view(
                    payment,
                    payment.payee().map(masked::get).orElse(Map.of()),
                    contradicted.contains(payment.id())))
        .toList();
  }

  private Set<UUID> contradicted(List<Disbursement> payments) {
    return new HashSet<>(
        jdbc.sql(
                """
                select disbursement_id from bank_answer
                where effect = 'CONFLICT' and disbursement_id = any (?)
                """)
            .param(payments.stream().map(Disbursement::id).toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  private static Payment view(
      Disbursement payment, Map<PersonalField, String> masked, boolean contradicted) {
    return new Payment(
        payment.id(),
        payment.purpose(),
        payment.subject(),
        payment.attempt(),
        payment.replaces().orElse(null),
        payment.status(),
        payment.amount(),
        payment.lines(),
        masked.getOrDefault(ACCOUNT_HOLDER, ""),
        masked.getOrDefault(ACCOUNT_NUMBER, ""),
        payment.bankCode().orElse(""),
        payment.doubts(),
        payment.preparedBy(),
        payment.bankReference().orElse(null),
        payment.reason().orElse(null),
        payment.createdAt(),
        payment.releasedAt().orElse(null),
        payment.submittedAt().orElse(null),
        payment.paidAt().orElse(null),
        payment.returnedAt().orElse(null),
        contradicted);
  }
}
