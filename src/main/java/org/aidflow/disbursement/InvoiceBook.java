package org.aidflow.disbursement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stored invoices. */
@Component
class InvoiceBook {
  private static final String INVOICE =
      """
      select i.id, i.case_number, i.provider_id, i.invoice_number, i.amount_fen, i.received_at
      from provider_invoice i
      """;

  private final JdbcClient jdbc;

  InvoiceBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps it, unless the provider sent it before; 1, or 0 when it was there. */
  int keep(Invoice invoice) {
    return jdbc.sql(
            """
            insert into provider_invoice
              (id, case_number, provider_id, invoice_number, amount_fen, received_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (provider_id, invoice_number) do nothing
            """)
        .params(
            invoice.id(),
            invoice.caseNumber().value(),
            invoice.providerId(),
            invoice.invoiceNumber(),
            invoice.amount().fen(),
            Timestamp.from(invoice.receivedAt()))
        .update();
  }

  Invoice of(UUID id) {
    return jdbc.sql(INVOICE + "where i.id = ?")
        .param(id)
        .query((row, line) -> invoice(row))
        .optional()
        .orElseThrow(() -> new NotFound("There is no invoice " + id));
  }

  /** The invoice that a payment is for. */
  Invoice of(Disbursement payment) {
    return jdbc.sql(INVOICE + "join disbursement d on d.invoice_id = i.id where d.id = ?")
        .param(payment.id())
        .query((row, line) -> invoice(row))
        .single();
  }

  Optional<Invoice> named(UUID providerId, String invoiceNumber) {
    return jdbc.sql(INVOICE + "where i.provider_id = ? and i.invoice_number = ?")
        .params(providerId, invoiceNumber)
        .query((row, line) -> invoice(row))
        .optional();
  }

  List<Invoice> ofCase(CaseNumber caseNumber) {
    return jdbc.sql(INVOICE + "where i.case_number = ? order by i.received_at, i.id")
        .param(caseNumber.value())
        .query((row, line) -> invoice(row))
        .list();
  }

  private static Invoice invoice(ResultSet row) throws SQLException {
    return new Invoice(
        row.getObject("id", UUID.class),
        new CaseNumber(row.getString("case_number")),
        row.getObject("provider_id", UUID.class),
        row.getString("invoice_number"),
        new Money(row.getLong("amount_fen")),
        row.getTimestamp("received_at").toInstant());
  }
}
