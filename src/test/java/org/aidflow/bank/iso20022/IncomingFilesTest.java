package org.aidflow.bank.iso20022;

import static org.aidflow.bank.iso20022.Letters.donation;
import static org.aidflow.bank.iso20022.Letters.entry;
import static org.aidflow.bank.iso20022.Letters.notification;
import static org.aidflow.bank.iso20022.Letters.statement;
import static org.aidflow.bank.iso20022.Letters.status;
import static org.aidflow.bank.iso20022.Letters.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.aidflow.AidflowTest;
import org.aidflow.bank.BankFile;
import org.aidflow.bank.BankFiles;
import org.aidflow.bank.BankStatement;
import org.aidflow.bank.CreditAdvice;
import org.aidflow.bank.OrderReport;
import org.aidflow.exchange.StrictJson;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of the bank are taken once, whole or not at all. */
class IncomingFilesTest extends AidflowTest {
  private static final String DONOR = "欧阳好心";
  private static final String DONORS_ACCOUNT = "6217001234567894321";

  @Autowired private ApplicationContext context;
  @Autowired private BankFiles files;
  @Autowired private StrictJson json;
  @Autowired private Vault vault;
  @Autowired private JdbcClient jdbc;

  private final String id = id();
  private IsoPost post;

  @BeforeEach
  void openThePost() {
    post = new IsoPost(context);
  }

  /** Nobody works what these banks tell: other tests have statements of their own. */
  @AfterEach
  void keepItFromOthers() {
    jdbc.sql(
            """
            update inbox_message set status = 'DONE', done_at = now()
            where status = 'WAITING' and event_id like ?
            """)
        .param("%" + id + "%")
        .update();
  }

  @Test
  void aFileIsTakenOnceAndMovedToTheArchive() {
    var order = id();
    post.bring(
        id + ".xml",
        statuses(id, id(), "", status(order, "ACSC", ""), status(order, "RJCT", "AC04")));
    assertThat(newest().taken()).isTrue();
    assertThat(newest().type()).isEqualTo("pain.002.001.10");
    assertThat(newest().messageId()).isEqualTo(id);
    assertThat(newest().news()).isEqualTo(2);
    assertThat(inbox(OrderReport.SOURCE)).hasSize(2).allMatch(body -> body.contains(order));
    assertThat(lying()).isEmpty();
    assertThat(archived()).hasSize(1);
    assertThat(post.readAll()).isZero();
  }

  @Test
  void theSameFileAgainIsNothingButAReasonOnRecord() {
    var xml = statuses(id, id(), "", status(id(), "ACSC", ""));
    post.bring(id + ".xml", xml);
    post.bring(id + ".xml", xml);
    post.bring("copy-of-" + id + ".xml", xml);
    assertThat(inbox(OrderReport.SOURCE)).hasSize(1);
    assertThat(files.refused(2))
        .allSatisfy(
            file ->
                assertThat(file.reason()).contains("The same content came before", id + ".xml"));
    assertThat(IsoPost.names(post.folders().refused(), id + ".xml")).hasSize(2);
    assertThat(lying()).isEmpty();
  }

  @Test
  void anotherFileOfTheSameMessageIsRefused() {
    var message = id();
    post.bring(id + ".xml", statuses(id, message, "", status(id(), "ACSC", "")));
    post.bring(id + "-b.xml", statuses(id, message, "", status(id(), "RJCT", "AC04")));
    assertThat(newest().reason()).contains("Another file of the same message id");
    assertThat(inbox(OrderReport.SOURCE)).hasSize(1);
  }

  /** The commit came, the move did not: the next look finishes it. */
  @Test
  void whoeverIsCutOffBeforeTheMoveFinishesItLater() throws IOException {
    var xml = statuses(id, id(), "", status(id(), "ACSC", ""));
    post.bring(id + ".xml", xml);
    Files.move(
        post.folders().archive().resolve(archived().get(0)),
        post.folders().inbox().resolve(id + ".xml"));
    jdbc.sql("update bank_file set set_aside_at = null where message_id = ?").param(id).update();
    assertThat(post.readAll()).isEqualTo(1);
    assertThat(archived()).hasSize(1);
    assertThat(lying()).isEmpty();
    assertThat(inbox(OrderReport.SOURCE)).hasSize(1);
    assertThat(files.newest(1).get(0).taken()).isTrue();
  }

  @Test
  void manyReadersTakeAFileOnce() throws Exception {
    var xml = statuses(id, id(), "", status(id(), "ACSC", ""));
    for (int n = 0; n < 20; n++) post.leave(id + "-" + n + ".xml", xml);
    var readers = Executors.newFixedThreadPool(4);
    try {
      Callable<Integer> reader = post::readAll;
      for (var done : readers.invokeAll(List.of(reader, reader, reader, reader))) done.get();
    } finally {
      readers.shutdown();
    }
    post.readAll();
    assertThat(inbox(OrderReport.SOURCE)).hasSize(1);
    assertThat(lying()).isEmpty();
    assertThat(
            jdbc.sql("select count(*) from bank_file where message_id = ?")
                .param(id)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    assertThat(
            archived().size()
                + IsoPost.names(post.folders().refused(), ".xml").stream()
                    .filter(name -> name.contains(id))
                    .count())
        .isEqualTo(20);
  }

  @Test
  void whatIsCutShortForeignOrHostileIsSetAsideWithItsReason() {
    var sound =
        notification(
            id, entry("B-" + id, "1.00", "CRDT", donation(DONOR, DONORS_ACCOUNT, "x", "W")));
    post.bring(id + "-1.xml", sound.substring(0, sound.length() / 2));
    assertThat(newest().reason()).contains("cut short");
    post.bring(id + "-2.xml", sound + sound);
    assertThat(newest().reason()).contains("cut short or no XML");
    post.bring(id + "-3.xml", sound.replace("camt.054.001.08", "camt.054.001.02"));
    assertThat(newest().reason()).contains("We take no camt.054.001.02");
    post.bring(id + "-4.xml", sound.replace(Letters.ACCOUNT, "6222021234567890"));
    assertThat(newest().reason()).contains("not ours").doesNotContain("6222");
    post.bring(
        id + "-5.xml",
        sound.replace(
            "<Document", "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Document"));
    assertThat(newest().reason()).contains("DOCTYPE");
    post.bring(id + "-6.xml", "");
    assertThat(newest().reason()).contains("empty");
    assertThat(files.refused(6)).extracting(BankFile::name).allMatch(name -> name.startsWith(id));
    assertThat(IsoPost.names(post.folders().refused(), ".xml"))
        .filteredOn(name -> name.contains(id))
        .hasSize(6);
    assertThat(inbox(CreditAdvice.SOURCE)).isEmpty();

    post.bring(id + ".xml", sound);
    assertThat(inbox(CreditAdvice.SOURCE)).hasSize(1);
  }

  @Test
  void whatIsNotYetWholeOrNoMessageIsLeftAlone() throws IOException {
    var folder = post.folders().inbox();
    var half = Files.writeString(folder.resolve(id + ".xml.tmp"), "<Docu");
    var hidden = Files.writeString(folder.resolve("." + id + ".xml"), "<Docu");
    var link = Files.createSymbolicLink(folder.resolve(id + ".xml"), half.toAbsolutePath());
    post.readAll();
    assertThat(List.of(half, hidden, link)).allMatch(Files::exists);
    for (var one : List.of(half, hidden, link)) Files.delete(one);
  }

  @Test
  void whoGaveIsInTheVaultAndNowhereElse() {
    post.bring(
        id + ".xml",
        notification(
            id,
            entry(
                "B-" + id,
                "50.00",
                "CRDT",
                donation(DONOR, DONORS_ACCOUNT, "给 HR-2026-0000017 13800138111", "W-1"))));
    var body = inbox(CreditAdvice.SOURCE).get(0);
    assertThat(body).doesNotContain(DONOR, DONORS_ACCOUNT, "13800138111", "给");
    var advice = json.read(body, CreditAdvice.class);
    assertThat(advice.mentioned()).containsExactly("HR-2026-0000017");
    assertThat(advice.amountFen()).isEqualTo(5_000);
    var payer = java.util.Objects.requireNonNull(advice.payer());
    assertThat(vault.reveal(payer, "test", "official:nobody", Set.of(PersonalField.values())))
        .containsEntry(PersonalField.ACCOUNT_HOLDER, DONOR)
        .containsEntry(PersonalField.ACCOUNT_NUMBER, DONORS_ACCOUNT)
        .containsEntry(PersonalField.REMARK, "给 HR-2026-0000017 13800138111");
  }

  @Test
  void aCreditThatIsToldAgainIsKnownAndOneThatDiffersIsRefused() {
    var credit = entry("B-" + id, "50.00", "CRDT", donation(DONOR, DONORS_ACCOUNT, "x", "W-1"));
    post.bring(id + ".xml", notification(id, credit));
    long known = kept();
    post.bring(id + "-b.xml", notification(id + "b", credit));
    assertThat(newest().taken()).isTrue();
    assertThat(kept()).isEqualTo(known);
    post.bring(id + "-c.xml", notification(id + "c", credit.replace("50.00", "51.00")));
    assertThat(newest().reason()).contains("contradicts");
    assertThat(inbox(CreditAdvice.SOURCE)).hasSize(1);
    assertThat(kept()).isEqualTo(known);
  }

  @Test
  void aStatementGoesToTheInboxWholeAndOnce() {
    var statement = statement("S-" + id, "10.00", "9.00", entry("B-" + id, "1.00", "DBIT"));
    post.bring(id + ".xml", statement);
    var kept = json.read(inbox(BankStatement.SOURCE).get(0), BankStatement.class);
    assertThat(kept.statementId()).isEqualTo("S-" + id);
    assertThat(kept.lines()).hasSize(1);
    post.bring(id + "-b.xml", statement.replace("<MsgId>M-", "<MsgId>X-"));
    assertThat(newest().taken()).isTrue();
    post.bring(
        id + "-c.xml",
        statement("S-" + id, "10.00", "8.00", entry("B-" + id, "2.00", "DBIT"))
            .replace("<MsgId>M-", "<MsgId>Y-"));
    assertThat(newest().reason()).contains("contradicts what the bank told before");
    assertThat(inbox(BankStatement.SOURCE)).hasSize(1);
  }

  @Test
  void whatWasSaidOfAFileStays() {
    post.bring(id + ".xml", "");
    for (var change : List.of("update bank_file set reason = 'x'", "delete from bank_file")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .hasStackTraceContaining("permission denied");
    }
  }

  private BankFile newest() {
    return files.newest(1).get(0);
  }

  private long kept() {
    return jdbc.sql("select count(*) from vault.record").query(Long.class).single();
  }

  private List<String> inbox(String source) {
    return jdbc.sql(
            "select body from inbox_message where source = ? and event_id like ? order by id")
        .params(source, "%" + id + "%")
        .query(String.class)
        .list();
  }

  private List<String> lying() {
    return IsoPost.names(post.folders().inbox(), ".xml").stream()
        .filter(name -> name.contains(id))
        .toList();
  }

  private List<String> archived() {
    return IsoPost.names(post.folders().archive(), ".xml").stream()
        .filter(name -> name.contains(id))
        .toList();
  }

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
