package org.aidflow.banksimulator;

import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Forges a bank's statement (camt.053.001.08) out of what somebody's books expect on it, with
 * breaks planted in it and a list of these. It shares no code with whatever reads statements, nor
 * with the bank simulator.
 *
 * <p>What is no break differs, too: some lines have lost their id, some are booked a day later,
 * some are booked as one sum of several.
 */
public final class StatementForge {
  private final Random random;
  private final String account;
  private final String mark;
  private final Map<String, Integer> looks = new HashMap<>();
  private final List<Line> sound = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Planted> planted = new ArrayList<>();
  private int references;

  private StatementForge(long seed, String account) {
    // another draw than that of what is made up, lest both give the same number to two things
    this.random = new Random(~seed);
    this.account = account;
    this.mark = "F-" + Long.toHexString(random.nextInt() & 0xffffffffL) + "-";
  }

  /** How a statement and somebody's books disagree. */
  public enum Break {
    /** The books have it, the statement has not. */
    MISSING_THERE,
    /** The statement has it, the books have not. */
    MISSING_HERE,
    /** Both have it, with other amounts. */
    AMOUNT,
    /** The statement has it twice. */
    DUPLICATE,
    /** The statement has the money of a paid order coming back. */
    LATE_RETURN,
    /** The statement has an order paid that failed in the books. */
    STATUS_CONFLICT
  }

  /** What a movement is about. */
  public enum Kind {
    /** The money of an order leaves. */
    PAYMENT,
    /** The money of an order comes back. */
    RETURN,
    /** A donor's or a channel's money comes in. */
    RECEIPT;

    boolean comesIn() {
      return this != PAYMENT;
    }
  }

  /**
   * What the books expect on the statement.
   *
   * @param id the order's end-to-end id, 32 hex digits; the channel's or payer's reference of a
   *     receipt
   * @param bankReference as the bank said it before, if it did
   */
  public record Expected(
      Kind kind,
      String id,
      @Nullable String bankReference,
      long amountFen,
      LocalDate day,
      @Nullable String remittance) {}

  /**
   * A break that is in the statement.
   *
   * @param id of the order or credit; of MISSING_HERE one that nobody knows
   * @param amountFen on the statement; in the books where the statement has nothing
   * @param entryReferences of the lines that show it: none for MISSING_THERE, both of a DUPLICATE
   */
  public record Planted(Break kind, String id, long amountFen, List<String> entryReferences) {}

  /**
   * The forged statement.
   *
   * @param document to be written in UTF-8
   * @param statementId the bank's own id of it
   * @param lines how many transactions it holds
   */
  public record Forged(
      String document,
      String statementId,
      int lines,
      long openingFen,
      long closingFen,
      List<Planted> planted) {}

  /**
   * Forges a statement.
   *
   * @param openingFen the balance before the first line
   * @param brokenPerMille how many in a thousand lines show a break, all six kinds in turn
   * @param expected what the books expect, each id once; an order that is known to have come back
   *     twice, and that one gets no break
   * @param failed orders that failed in the books, each id once; one is used up by each status
   *     conflict
   */
  public static Forged forge(
      long seed,
      String account,
      long openingFen,
      int brokenPerMille,
      List<Expected> expected,
      List<Expected> failed) {
    var forge = new StatementForge(seed, account);
    forge.plant(expected.size() * brokenPerMille / 1000, expected, failed);
    return forge.write(openingFen);
  }

  /**
   * Makes up what books could expect: four payments to one receipt, over three days.
   *
   * @param lastDay the newest booking day
   */
  public static List<Expected> madeUp(long seed, int count, LocalDate lastDay) {
    var random = new Random(seed);
    var all = new ArrayList<Expected>();
    for (int i = 0; i < count; i++) {
      boolean comesIn = i % 5 == 4;
      var id = id(random);
      all.add(
          new Expected(
              comesIn ? Kind.RECEIPT : Kind.PAYMENT,
              comesIn ? "settled-" + id.substring(0, 16) : id,
              "BK" + id,
              1 + random.nextInt(1_000_000),
              lastDay.minusDays(random.nextInt(3)),
              "HR-2026-%07d".formatted(i + 1)));
    }
    return all;
  }

  private void plant(int breaks, List<Expected> expected, List<Expected> failed) {
    expected.forEach(it -> looks.merge(looks(it.amountFen, it.kind), 1, Integer::sum));
    failed.forEach(it -> looks.merge(looks(it.amountFen, it.kind), 1, Integer::sum));
    var returned =
        expected.stream().filter(it -> it.kind == Kind.RETURN).map(Expected::id).collect(toSet());
    var rest = new ArrayList<>(expected);
    rest.removeIf(it -> returned.contains(it.id));
    Collections.shuffle(rest, random);
    var unused = new ArrayList<>(failed);
    Collections.shuffle(unused, random);
    for (int i = 0; i < breaks; i++) {
      switch (Break.values()[i % Break.values().length]) {
        case MISSING_THERE -> {
          var lost = take(rest, any -> true);
          note(Break.MISSING_THERE, lost.id, lost.amountFen);
        }
        case MISSING_HERE -> plantStranger(rest.get(random.nextInt(rest.size())));
        case AMOUNT -> plantAmount(take(rest, any -> true));
        case DUPLICATE -> plantDuplicate(take(rest, any -> true));
        case LATE_RETURN -> plantReturn(take(rest, order -> order.kind == Kind.PAYMENT));
        case STATUS_CONFLICT -> {
          var order = take(unused, any -> true);
          note(Break.STATUS_CONFLICT, order.id, order.amountFen, add(line(order)));
        }
      }
    }
    rest.forEach(this::addSound);
    expected.stream().filter(it -> returned.contains(it.id)).map(this::line).forEach(sound::add);
  }

  private void plantStranger(Expected like) {
    var id = id(random);
    var stranger =
        new Expected(
            like.kind,
            like.kind == Kind.RECEIPT ? "strange-" + id.substring(0, 16) : id,
            null,
            amountOfNone(like.kind, 1_000_000),
            like.day,
            null);
    note(Break.MISSING_HERE, stranger.id, stranger.amountFen, add(line(stranger)));
  }

  private void plantAmount(Expected expected) {
    long other = amountOfNone(expected.kind, 2 * expected.amountFen + 10);
    note(Break.AMOUNT, expected.id, other, add(line(expected).withAmount(other)));
  }

  private void plantDuplicate(Expected expected) {
    var once = add(line(expected));
    var again = add(line(expected).withBankReference(nextReference()));
    note(Break.DUPLICATE, expected.id, expected.amountFen, once, again);
  }

  private void plantReturn(Expected paid) {
    add(line(paid));
    note(Break.LATE_RETURN, paid.id, paid.amountFen, add(line(paid).comingBack()));
  }

  /** A line that is as expected, though not always as one would write it. */
  private void addSound(Expected expected) {
    boolean alone = looks.getOrDefault(looks(expected.amountFen, expected.kind), 0) == 1;
    int dice = random.nextInt(100);
    if (dice < 2 && alone && expected.kind == Kind.PAYMENT) {
      add(line(expected).withoutId().withBankReference(nextReference()));
    } else if (dice < 7) {
      add(line(expected).aDayLater());
    } else {
      sound.add(line(expected));
    }
  }

  /** An amount that could not be mistaken for that of anything expected. */
  private long amountOfNone(Kind kind, long below) {
    long fen;
    do {
      fen = 1 + random.nextLong(below);
    } while (looks.putIfAbsent(looks(fen, kind), 1) != null);
    return fen;
  }

  private Expected take(List<Expected> from, Predicate<Expected> which) {
    for (int i = from.size() - 1; i >= 0; i--) {
      if (which.test(from.get(i))) return from.remove(i);
    }
    throw new IllegalArgumentException("Too few movements for so many breaks");
  }

  private String add(Line line) {
    var reference = nextReference();
    entries.add(new Entry(reference, List.of(line)));
    return reference;
  }

  private void note(Break kind, String id, long amountFen, String... entryReferences) {
    planted.add(new Planted(kind, id, amountFen, List.of(entryReferences)));
  }

  private Forged write(long openingFen) {
    bookTogether();
    Collections.shuffle(entries, random);
    entries.sort(Comparator.comparing(Entry::day));
    long closingFen = openingFen + entries.stream().mapToLong(Entry::changeFen).sum();
    int lines = entries.stream().mapToInt(entry -> entry.lines.size()).sum();
    var id = mark + "statement";
    var document = document(id, openingFen, closingFen);
    return new Forged(document, id, lines, openingFen, closingFen, planted);
  }

  /** Of the sound lines some of one day and side are booked as one sum. */
  private void bookTogether() {
    sound.sort(Comparator.comparing(Line::day).thenComparing(Line::kind));
    for (int from = 0; from < sound.size(); ) {
      int to = from + 1;
      int most = random.nextInt(20) == 0 ? 2 + random.nextInt(4) : 1;
      while (to < sound.size() && to - from < most && sound.get(to).isLike(sound.get(from))) to++;
      entries.add(new Entry(nextReference(), List.copyOf(sound.subList(from, to))));
      from = to;
    }
  }

  private String document(String id, long openingFen, long closingFen) {
    var first = entries.isEmpty() ? LocalDate.EPOCH : entries.get(0).day();
    var last = entries.isEmpty() ? first : entries.get(entries.size() - 1).day();
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- %1$d entries -->
        <n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><n:BkToCstmrStmt>
        <n:GrpHdr><n:MsgId>%2$s</n:MsgId><n:CreDtTm>%4$sT23:59:00+08:00</n:CreDtTm></n:GrpHdr>
        <n:Stmt><n:Id>%2$s</n:Id><n:CreDtTm>%4$sT23:59:00+08:00</n:CreDtTm>
        <n:FrToDt><n:FrDtTm>%3$sT00:00:00+08:00</n:FrDtTm>
        <n:ToDtTm>%4$sT23:59:59+08:00</n:ToDtTm></n:FrToDt>
        <n:Acct><n:Id><n:Othr><n:Id>%5$s</n:Id></n:Othr></n:Id><n:Ccy>CNY</n:Ccy></n:Acct>
        %6$s%7$s%8$s</n:Stmt></n:BkToCstmrStmt></n:Document>
        """
        .formatted(
            entries.size(),
            id,
            first,
            last,
            account,
            balance("OPBD", openingFen, first),
            balance("CLBD", closingFen, last),
            entries.stream().map(Entry::xml).collect(Collectors.joining()));
  }

  private static String balance(String code, long fen, LocalDate day) {
    return """
        <n:Bal><n:Tp><n:CdOrPrtry><n:Cd>%s</n:Cd></n:CdOrPrtry></n:Tp>%s
        <n:CdtDbtInd>%s</n:CdtDbtInd><n:Dt><n:Dt>%s</n:Dt></n:Dt></n:Bal>
        """
        .formatted(code, amount(fen), side(fen >= 0), day);
  }

  private static String amount(long fen) {
    var yuan = BigDecimal.valueOf(Math.abs(fen), 2).toPlainString();
    return "<n:Amt Ccy=\"CNY\">" + yuan + "</n:Amt>";
  }

  private static String side(boolean comesIn) {
    return comesIn ? "CRDT" : "DBIT";
  }

  private static String id(Random random) {
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }

  private static String looks(long amountFen, Kind kind) {
    return amountFen + side(kind.comesIn());
  }

  private Line line(Expected expected) {
    var reference = expected.bankReference == null ? nextReference() : expected.bankReference;
    return new Line(
        expected.kind,
        reference,
        expected.id,
        expected.amountFen,
        expected.day,
        expected.remittance);
  }

  private String nextReference() {
    references++;
    return mark + references;
  }

  /** Transactions of one kind booked as one. */
  private record Entry(String reference, List<Line> lines) {
    LocalDate day() {
      return lines.get(0).day;
    }

    Kind kind() {
      return lines.get(0).kind;
    }

    long changeFen() {
      long fen = lines.stream().mapToLong(Line::amountFen).sum();
      return kind().comesIn() ? fen : -fen;
    }

    String xml() {
      return """
          <n:Ntry><n:NtryRef>%1$s</n:NtryRef>%2$s<n:CdtDbtInd>%3$s</n:CdtDbtInd>
          <n:Sts><n:Cd>BOOK</n:Cd></n:Sts><n:BookgDt><n:Dt>%4$s</n:Dt></n:BookgDt>
          <n:BkTxCd><n:Domn><n:Cd>PMNT</n:Cd><n:Fmly><n:Cd>%5$s</n:Cd>
          <n:SubFmlyCd>%6$s</n:SubFmlyCd></n:Fmly></n:Domn></n:BkTxCd>
          <n:NtryDtls>%7$s</n:NtryDtls></n:Ntry>
          """
          .formatted(
              reference,
              amount(changeFen()),
              side(kind().comesIn()),
              day(),
              kind() == Kind.RECEIPT ? "RCDT" : "ICDT",
              kind() == Kind.RETURN ? "RRTN" : "DMCT",
              lines.stream().map(Line::xml).collect(Collectors.joining()));
    }
  }

  /** One transaction. */
  private record Line(
      Kind kind,
      String bankReference,
      @Nullable String id,
      long amountFen,
      LocalDate day,
      @Nullable String remittance) {

    Line withAmount(long fen) {
      return new Line(kind, bankReference, id, fen, day, remittance);
    }

    Line withBankReference(String other) {
      return new Line(kind, other, id, amountFen, day, remittance);
    }

    Line withoutId() {
      return new Line(kind, bankReference, null, amountFen, day, null);
    }

    Line aDayLater() {
      return new Line(kind, bankReference, id, amountFen, day.plusDays(1), remittance);
    }

    Line comingBack() {
      return new Line(Kind.RETURN, bankReference, id, amountFen, day, remittance);
    }

    boolean isLike(Line other) {
      return day.equals(other.day) && kind == other.kind;
    }

    String xml() {
      return """
          <n:TxDtls><n:Refs><n:AcctSvcrRef>%1$s</n:AcctSvcrRef><n:EndToEndId>%2$s</n:EndToEndId>
          </n:Refs>%3$s<n:CdtDbtInd>%4$s</n:CdtDbtInd>%5$s%6$s</n:TxDtls>
          """
          .formatted(
              bankReference,
              id == null ? "NOTPROVIDED" : id,
              amount(amountFen),
              side(kind.comesIn()),
              information(),
              kind == Kind.RETURN ? "<n:RtrInf><n:Rsn><n:Cd>AC04</n:Cd></n:Rsn></n:RtrInf>" : "");
    }

    private String information() {
      var said = remittance == null ? "" : "<n:Ustrd>" + remittance + "</n:Ustrd>";
      if (kind == Kind.RECEIPT) {
        said += "<n:Strd><n:CdtrRefInf><n:Ref>" + id + "</n:Ref></n:CdtrRefInf></n:Strd>";
      }
      return said.isEmpty() ? "" : "<n:RmtInf>" + said + "</n:RmtInf>";
    }
  }
}
