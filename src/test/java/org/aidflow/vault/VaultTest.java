package org.aidflow.vault;

import static org.aidflow.vault.PersonalField.ACCOUNT_HOLDER;
import static org.aidflow.vault.PersonalField.ACCOUNT_NUMBER;
import static org.aidflow.vault.PersonalField.ADDRESS;
import static org.aidflow.vault.PersonalField.MOBILE;
import static org.aidflow.vault.PersonalField.NAME;
import static org.aidflow.vault.PersonalField.RESIDENT_ID;
import static org.aidflow.vault.PersonalField.STORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class VaultTest extends AidflowTest {
  private static final String ID = "11010519491231002X";

  @Autowired private Vault vault;
  @Autowired private JdbcClient jdbc;

  @Test
  void whatIsKeptIsShownMaskedAndRevealedWhole() {
    var token =
        vault.keep(
            Map.of(
                NAME,
                "张三丰",
                RESIDENT_ID,
                ID,
                MOBILE,
                "13812345678",
                ADDRESS,
                "鸭池镇一组",
                ACCOUNT_NUMBER,
                "6222020000001234"));

    assertThat(vault.masked(token))
        .containsOnly(
            Map.entry(NAME, "张*"),
            Map.entry(RESIDENT_ID, "****002X"),
            Map.entry(MOBILE, "****5678"),
            Map.entry(ADDRESS, "****"),
            Map.entry(ACCOUNT_NUMBER, "****1234"));
    assertThat(vault.reveal(token, "payment", "system", Set.of(NAME, ACCOUNT_NUMBER)))
        .containsOnly(Map.entry(NAME, "张三丰"), Map.entry(ACCOUNT_NUMBER, "6222020000001234"));
  }

  @Test
  void nobodyIsShownAValueWithoutAPurposeAndARecordOfIt() {
    var token = vault.keep(Map.of(NAME, "张三丰"));

    assertThatThrownBy(() -> vault.reveal(token, " ", "official:a", Set.of(NAME)))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused -> assertThat(refused.errors().get(0).code()).isEqualTo(ErrorCode.REQUIRED));
    assertThatThrownBy(() -> vault.reveal(token, "x".repeat(201), "official:a", Set.of(NAME)))
        .isInstanceOf(InvalidInput.class);
    assertThat(reveals(token)).isEmpty();

    vault.reveal(token, "phone call", "official:a", Set.of(NAME));
    assertThat(reveals(token)).containsExactly("official:a NAME phone call");
  }

  @Test
  void theRecordOfRevealsCannotBeChanged() {
    vault.reveal(vault.keep(Map.of(NAME, "张三丰")), "phone call", "official:a", Set.of(NAME));

    assertThatThrownBy(() -> jdbc.sql("update vault.reveal_entry set who = 'x'").update())
        .hasStackTraceContaining("permission denied for table reveal_entry");
    assertThatThrownBy(() -> jdbc.sql("delete from vault.reveal_entry").update())
        .hasStackTraceContaining("permission denied for table reveal_entry");
  }

  @Test
  void aListOfRecordsIsShownInOneStatement() {
    var tokens = new ArrayList<VaultToken>();
    for (var i = 0; i < 100; i++) {
      tokens.add(vault.keep(Map.of(NAME, "李四" + i)));
    }
    assertThat(vault.masked(tokens))
        .hasSize(100)
        .allSatisfy((token, shown) -> assertThat(shown).containsEntry(NAME, "李*"));
    assertThat(vault.masked(List.of())).isEmpty();
  }

  @Test
  void equalValuesAreFoundHoweverTheyAreTyped() {
    var number = "622202" + UUID.randomUUID().getMostSignificantBits();
    var one = vault.keep(Map.of(RESIDENT_ID, ID.toLowerCase(Locale.ROOT), ACCOUNT_NUMBER, number));
    var other =
        vault.keep(
            Map.of(
                RESIDENT_ID,
                " " + ID,
                ACCOUNT_NUMBER,
                number.substring(0, 8) + " " + number.substring(8)));
    var stranger =
        vault.keep(Map.of(RESIDENT_ID, "110101199003070134", ACCOUNT_NUMBER, number + "0"));

    assertThat(vault.find(ACCOUNT_NUMBER, number)).containsExactly(one, other);
    assertThat(vault.alike(ACCOUNT_NUMBER, List.of(one))).containsExactlyInAnyOrder(one, other);
    assertThat(vault.alike(ACCOUNT_NUMBER, List.of())).isEmpty();
    assertThat(vault.sameValue(RESIDENT_ID, one, other)).isTrue();
    assertThat(vault.sameValue(RESIDENT_ID, one, stranger)).isFalse();
    assertThatThrownBy(() -> vault.find(STORY, "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theHolderOfAnAccountIsComparedWithAName() {
    var applicant = vault.keep(Map.of(NAME, "买买提·吐尔逊"));
    assertThat(
            vault.sameValue(
                NAME, applicant, ACCOUNT_HOLDER, vault.keep(Map.of(ACCOUNT_HOLDER, "买买提•吐尔逊"))))
        .isTrue();
    assertThat(
            vault.sameValue(
                NAME, applicant, ACCOUNT_HOLDER, vault.keep(Map.of(ACCOUNT_HOLDER, "吐尔逊"))))
        .isFalse();
  }

  @Test
  void aReplacedValueIsFoundAndTheOldOneIsNot() {
    var old = "138" + digits(8);
    var token = vault.keep(Map.of(NAME, "王五", MOBILE, old));
    vault.replace(token, Map.of(MOBILE, "13700000001"));

    assertThat(vault.find(MOBILE, old)).isEmpty();
    assertThat(vault.masked(token)).containsEntry(MOBILE, "****0001").containsEntry(NAME, "王*");
  }

  @Test
  void anErasedRecordHoldsNothing() {
    var name = "赵" + UUID.randomUUID();
    var token = vault.keep(Map.of(NAME, name));
    vault.erase(token);
    vault.erase(token);

    assertThat(vault.masked(token)).isEmpty();
    assertThat(vault.find(NAME, name)).isEmpty();
    assertThatThrownBy(() -> vault.reveal(token, "why", "system", Set.of(NAME)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> vault.replace(token, Map.of(NAME, "x"))).isInstanceOf(NotFound.class);
    assertThat(
            jdbc.sql("select wrapped_key is null from vault.record where id = ?")
                .param(token.value())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void aValueMovedToAnotherRecordOrFieldIsNoise() {
    var one = vault.keep(Map.of(NAME, "张三", ADDRESS, "一组"));
    var other = vault.keep(Map.of(NAME, "李四"));
    jdbc.sql(
            "update vault.personal_value set cipher = (select cipher from vault.personal_value where record_id = ? and field = 'NAME') where record_id = ?")
        .params(one.value(), other.value())
        .update();
    assertThatThrownBy(() -> vault.masked(other)).isInstanceOf(IllegalStateException.class);

    jdbc.sql(
            "update vault.personal_value set cipher = (select cipher from vault.personal_value where record_id = ? and field = 'NAME') where record_id = ? and field = 'ADDRESS'")
        .params(one.value(), one.value())
        .update();
    assertThatThrownBy(() -> vault.masked(one)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void noValueStandsInTheDatabaseAsItIs() {
    var planted =
        Map.of(
            NAME, "植名甲乙", RESIDENT_ID, "110101199003070134", MOBILE, "13987654321", STORY, "植入的故事");
    vault.keep(planted);

    var rows =
        jdbc.sql(
                "select concat(encode(cipher, 'hex'), encode(blind, 'hex')) from vault.personal_value")
            .query(String.class)
            .list();
    assertThat(rows)
        .noneMatch(row -> planted.values().stream().map(VaultTest::hex).anyMatch(row::contains));
  }

  private static String hex(String value) {
    return HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aDrawIsSpreadEvenlyAndTheSameAtEachAsking() {
    var hits = new int[100];
    for (var i = 0; i < 20_000; i++) {
      hits[vault.draw("follow-up", "HR-2026-" + i)]++;
    }
    assertThat(Arrays.stream(hits)).allMatch(times -> times > 120 && times < 280);
    assertThat(vault.draw("follow-up", "HR-2026-1"))
        .isEqualTo(vault.draw("follow-up", "HR-2026-1"));
  }

  private List<String> reveals(VaultToken token) {
    return jdbc.sql(
            "select concat_ws(' ', who, array_to_string(fields, ','), purpose) from vault.reveal_entry where record_id = ?")
        .param(token.value())
        .query(String.class)
        .list();
  }

  private static String digits(int count) {
    return String.valueOf(UUID.randomUUID().getMostSignificantBits() & Long.MAX_VALUE)
        .substring(0, count);
  }
}
