package org.aidflow.banksimulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aidflow.banksimulator.StatementForge.Break;
import org.aidflow.banksimulator.StatementForge.Expected;
import org.aidflow.banksimulator.StatementForge.Forged;
import org.aidflow.banksimulator.StatementForge.Kind;
import org.aidflow.banksimulator.StatementForge.Planted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class StatementForgeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 31);

  private final long seed = new Random().nextInt(1_000_000);
  private final List<Expected> expected = StatementForge.madeUp(seed, 2_000, TODAY);
  private final List<Expected> failed =
      StatementForge.madeUp(seed + 1, 100, TODAY).stream()
          .filter(it -> it.kind() == Kind.PAYMENT)
          .toList();

  @BeforeEach
  void tellTheSeed() {
    System.out.println("statements forged with seed " + seed);
  }

  @Test
  void whatIsPlantedIsInTheStatementAndNothingElseIs() throws SAXException {
    var forged = forged(10);
    var lines = lines(forged);
    assertThat(lines).hasSize(forged.lines());
    assertThat(forged.planted().stream().collect(groupingBy(Planted::kind, counting())))
        .containsOnlyKeys(Break.values());
    var planted = forged.planted().stream().collect(toMap(Planted::id, identity()));
    var byId = lines.stream().collect(groupingBy(Line::id));
    var nameless = byId.getOrDefault("NOTPROVIDED", List.of());
    int unseen = 0;
    for (var one : expected) {
      var there = byId.getOrDefault(one.id(), List.of());
      var broken = planted.get(one.id());
      if (broken != null) assertShows(broken, one, there);
      else if (there.isEmpty()) {
        assertThat(nameless).extracting(Line::changeFen).contains(change(one));
        unseen++;
      } else {
        assertThat(there).extracting(Line::changeFen).containsExactly(change(one));
      }
    }
    assertThat(nameless).as("seed %d", seed).hasSize(unseen);
    for (var one : failed) {
      assertThat(byId.containsKey(one.id())).isEqualTo(planted.containsKey(one.id()));
    }
    var known = new ArrayList<>(expected.stream().map(Expected::id).toList());
    known.addAll(failed.stream().map(Expected::id).toList());
    known.add("NOTPROVIDED");
    assertThat(byId.keySet().stream().filter(id -> !known.contains(id)))
        .allSatisfy(
            id ->
                assertThat(planted.get(id)).extracting(Planted::kind).isEqualTo(Break.MISSING_HERE))
        .hasSize(4);
  }

  @Test
  void theStatementAddsUpAndIsValid() throws SAXException {
    var forged = forged(10);
    long sum = lines(forged).stream().mapToLong(Line::changeFen).sum();
    assertThat(forged.openingFen() + sum).isEqualTo(forged.closingFen());
    PublishedSchemas.requireValidAccountReport(forged.document().getBytes(UTF_8));
  }

  @Test
  void theSameSeedForgesTheSameStatement() {
    assertThat(forged(10).document()).isEqualTo(forged(10).document());
    assertThat(forged(10).planted()).isEqualTo(forged(10).planted());
    assertThat(forged(0).planted()).isEmpty();
  }

  @Test
  void anOrderThatIsKnownToHaveComeBackIsThereBothWays() throws SAXException {
    var paid = expected.get(0);
    var back =
        new Expected(
            Kind.RETURN, paid.id(), paid.bankReference(), paid.amountFen(), paid.day(), null);
    var all = new ArrayList<>(expected);
    all.add(back);
    var forged = StatementForge.forge(seed, BankProcess.ACCOUNT, 0, 100, all, failed);
    assertThat(lines(forged).stream().filter(line -> line.id().equals(paid.id())))
        .extracting(Line::changeFen)
        .containsExactlyInAnyOrder(-paid.amountFen(), paid.amountFen());
    assertThat(forged.planted()).extracting(Planted::id).doesNotContain(paid.id());
  }

  @Test
  void moreBreaksThanMovementsCannotBePlanted() {
    assertThatThrownBy(
            () -> StatementForge.forge(seed, BankProcess.ACCOUNT, 0, 10, expected, List.of()))
        .hasMessageContaining("Too few");
  }

  private void assertShows(Planted broken, Expected one, List<Line> there) {
    var changes = there.stream().map(Line::changeFen).toList();
    assertThat(there).extracting(Line::entryReference).containsAll(broken.entryReferences());
    switch (broken.kind()) {
      case MISSING_THERE -> assertThat(there).isEmpty();
      case AMOUNT -> {
        assertThat(changes).hasSize(1).doesNotContain(change(one));
        assertThat(Math.abs(changes.get(0))).isEqualTo(broken.amountFen());
      }
      case DUPLICATE -> assertThat(changes).containsExactly(change(one), change(one));
      case LATE_RETURN -> assertThat(changes).containsExactlyInAnyOrder(change(one), -change(one));
      default -> throw new AssertionError(broken + " is none of what is expected");
    }
  }

  private Forged forged(int perMille) {
    return StatementForge.forge(seed, BankProcess.ACCOUNT, -500, perMille, expected, failed);
  }

  private static long change(Expected one) {
    return one.kind().comesIn() ? one.amountFen() : -one.amountFen();
  }

  private static List<Line> lines(Forged forged) throws SAXException {
    var lines = new ArrayList<Line>();
    for (var entry : Folder.all(Folder.parsed(forged.document().getBytes(UTF_8)), "Ntry")) {
      for (var transaction : Folder.all(entry, "TxDtls")) {
        lines.add(
            new Line(
                Folder.text(entry, "NtryRef"),
                Folder.text(transaction, "EndToEndId"),
                changeFen(transaction)));
      }
    }
    return lines;
  }

  private static long changeFen(Element transaction) {
    long fen = new BigDecimal(Folder.text(transaction, "Amt")).movePointRight(2).longValueExact();
    return Folder.text(transaction, "CdtDbtInd").equals("CRDT") ? fen : -fen;
  }

  private record Line(String entryReference, String id, long changeFen) {}
}
