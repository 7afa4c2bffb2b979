package org.aidflow.bank.iso20022;

import static org.aidflow.vault.PersonalField.ACCOUNT_HOLDER;
import static org.aidflow.vault.PersonalField.ACCOUNT_NUMBER;
import static org.aidflow.vault.PersonalField.REMARK;

import com.prowidesoftware.swift.model.mx.dic.BankTransactionCodeStructure4;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.TransactionReferences6;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aidflow.bank.StatementLine;
import org.aidflow.bank.StatementLine.Kind;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.vault.PersonalField;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of a booked entry of camt.053 or camt.054. A bank may book several as one sum; a
 * fact may stand with the transaction or with its entry.
 */
final class Booked {
  private static final Set<String> CHARGES = Set.of("CHRG", "FEES", "COMM", "COME", "COMI", "COMT");
  private static final String INTEREST = "INTR";
  private static final String IS_BOOKED = "BOOK";

  private final ReportEntry10 entry;
  private final EntryTransaction10 transaction;
  private final TransactionReferences6 references;
  private final int place;
  private final int of;

  private Booked(ReportEntry10 entry, EntryTransaction10 transaction, int place, int of) {
    this.entry = entry;
    this.transaction = transaction;
    this.place = place;
    this.of = of;
    var said = transaction.getRefs();
    references = said == null ? new TransactionReferences6() : said;
  }

  /**
   * The transactions of the entries that are booked, in their order.
   *
   * @throws Unreadable when the transactions of an entry do not sum up to it
   */
  static List<Booked> of(List<ReportEntry10> entries) {
    var all = new ArrayList<Booked>();
    for (var entry : entries) {
      var status = Facts.require(entry.getSts(), "status of an entry").getCd();
      if (!IS_BOOKED.equals(Facts.require(status, "status of an entry"))) continue;
      var parts = partsOf(entry);
      if (parts.stream().mapToLong(Booked::signed).sum() != signed(entry)) {
        throw new Unreadable("The transactions of an entry do not sum up to it.");
      }
      all.addAll(parts);
    }
    return all;
  }

  private static List<Booked> partsOf(ReportEntry10 entry) {
    var details =
        entry.getNtryDtls().stream().flatMap(several -> several.getTxDtls().stream()).toList();
    if (details.isEmpty()) return List.of(new Booked(entry, new EntryTransaction10(), 1, 1));
    var parts = new ArrayList<Booked>();
    for (var detail : details) {
      parts.add(new Booked(entry, detail, parts.size() + 1, details.size()));
    }
    return parts;
  }

  Side side() {
    return side(
        transaction.getCdtDbtInd() == null ? entry.getCdtDbtInd() : transaction.getCdtDbtInd());
  }

  long fen() {
    boolean alone = of == 1 && transaction.getAmt() == null;
    return positive(
        Facts.fen(alone ? entry.getAmt() : transaction.getAmt(), "amount of a transaction"));
  }

  LocalDate day() {
    return Facts.day(entry.getBookgDt(), "booking date of an entry");
  }

  /** The bank's reference of the entry. */
  String entryReference() {
    return Facts.reference(entry.getNtryRef())
        .or(() -> Facts.reference(entry.getAcctSvcrRef()))
        .orElseGet(this::bankReference);
  }

  /** The bank's reference of the transaction, the same wherever it tells of it. */
  String bankReference() {
    return Facts.reference(references.getAcctSvcrRef())
        .or(() -> Facts.reference(references.getAcctSvcrTxId()))
        .or(() -> Facts.reference(entry.getAcctSvcrRef()).map(this::inEntry))
        .or(() -> Facts.reference(entry.getNtryRef()).map(this::inEntry))
        .orElseThrow(() -> new Unreadable("The file says no reference of a transaction."));
  }

  Optional<String> endToEndId() {
    return Facts.reference(references.getEndToEndId());
  }

  /** What a channel or a payer put into the field for structured references. */
  Optional<String> channelReference() {
    return remittance().getStrd().stream()
        .filter(structured -> structured.getCdtrRefInf() != null)
        .flatMap(structured -> Facts.reference(structured.getCdtrRefInf().getRef()).stream())
        .findFirst();
  }

  List<String> mentioned() {
    return Facts.mentioned(freeText());
  }

  /** An order of ours that came back. */
  boolean isReturn() {
    return side() == Side.CREDIT
        && isOrder()
        && (transaction.getRtrInf() != null || Boolean.TRUE.equals(entry.isRvslInd()));
  }

  boolean isOrder() {
    return endToEndId().filter(Facts::isOrderId).isPresent();
  }

  Optional<String> reason() {
    var returned = transaction.getRtrInf();
    return returned == null || returned.getRsn() == null
        ? Optional.empty()
        : Facts.reason(returned.getRsn().getCd());
  }

  Kind kind() {
    if (isReturn()) return Kind.RETURN;
    var family = subFamily(transaction.getBkTxCd()).or(() -> subFamily(entry.getBkTxCd()));
    if (family.filter(INTEREST::equals).isPresent()) return Kind.INTEREST;
    if (family.filter(CHARGES::contains).isPresent()) return Kind.CHARGE;
    if (side() == Side.CREDIT) return Kind.RECEIPT;
    return isOrder() && transaction.getRtrInf() == null ? Kind.PAYMENT : Kind.OTHER;
  }

  /** As a line of a statement. */
  StatementLine line(int number) {
    var mentioned = String.join(" ", mentioned());
    return new StatementLine(
        number,
        entryReference(),
        day(),
        side(),
        fen(),
        bankReference(),
        endToEndId().orElse(null),
        channelReference().orElse(null),
        mentioned.isEmpty() ? null : mentioned,
        kind(),
        reason().orElse(null));
  }

  /** Who paid, in plain words. */
  Map<PersonalField, String> payer() {
    var said = new EnumMap<PersonalField, String>(PersonalField.class);
    var parties = transaction.getRltdPties();
    if (parties != null) {
      var debtor = parties.getDbtr();
      if (debtor != null && debtor.getPty() != null)
        keep(said, ACCOUNT_HOLDER, debtor.getPty().getNm());
      var account = parties.getDbtrAcct();
      if (account != null)
        Accounts.number(account.getId()).ifPresent(it -> said.put(ACCOUNT_NUMBER, it));
    }
    keep(said, REMARK, freeText());
    return said;
  }

  private static void keep(
      Map<PersonalField, String> said, PersonalField field, @Nullable String text) {
    if (text != null && !text.isBlank()) said.put(field, text.strip());
  }

  private String freeText() {
    return String.join(" ", remittance().getUstrd());
  }

  private RemittanceInformation16 remittance() {
    var said = transaction.getRmtInf();
    return said == null ? new RemittanceInformation16() : said;
  }

  private String inEntry(String reference) {
    return of == 1 ? reference : reference + "/" + place;
  }

  private long signed() {
    return side() == Side.CREDIT ? fen() : -fen();
  }

  private static long signed(ReportEntry10 entry) {
    long fen = positive(Facts.fen(entry.getAmt(), "amount of an entry"));
    return side(entry.getCdtDbtInd()) == Side.CREDIT ? fen : -fen;
  }

  private static Side side(@Nullable CreditDebitCode said) {
    return Facts.require(said, "direction of an entry") == CreditDebitCode.CRDT
        ? Side.CREDIT
        : Side.DEBIT;
  }

  private static long positive(long fen) {
    if (fen <= 0) throw new Unreadable("An amount is not positive.");
    return fen;
  }

  private static Optional<String> subFamily(@Nullable BankTransactionCodeStructure4 code) {
    return code == null || code.getDomn() == null || code.getDomn().getFmly() == null
        ? Optional.empty()
        : Optional.ofNullable(code.getDomn().getFmly().getSubFmlyCd());
  }
}
