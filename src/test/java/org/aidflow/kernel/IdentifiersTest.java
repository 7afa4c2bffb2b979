package org.aidflow.kernel;

import static org.aidflow.kernel.ErrorCode.BAD_CHECK_DIGIT;
import static org.aidflow.kernel.ErrorCode.BAD_FORMAT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  @ParameterizedTest
  @ValueSource(strings = {"11010519491231002X", "11010519491231002x", "110101199003070134"})
  void residentIdsOfTheStandardAreValid(String id) {
    assertThat(ResidentIds.problemWith(id)).isEmpty();
  }

  @Test
  void aResidentIdIsRefusedByWhatIsWrongWithIt() {
    assertThat(codeOf(ResidentIds.problemWith("345955198706122245"))).contains(BAD_CHECK_DIGIT);
    assertThat(codeOf(ResidentIds.problemWith("11010519491331002X"))).contains(BAD_FORMAT);
    assertThat(codeOf(ResidentIds.problemWith("1101051949123100"))).contains(BAD_FORMAT);
    assertThat(codeOf(ResidentIds.problemWith("１１０１０５１９４９１２３１００２X"))).contains(BAD_FORMAT);
    assertThat(codeOf(ResidentIds.problemWith(""))).contains(BAD_FORMAT);
  }

  @Test
  void anUnknownAreaInAResidentIdIsAWarningOnly() {
    assertThat(ResidentIds.warningAbout("11010519491231002X")).isEmpty();
    assertThat(
            ResidentIds.warningAbout(
                "34595519870612224" + ResidentIds.checkOf("34595519870612224")))
        .isPresent();
  }

  @Test
  void aResidentIdTellsTheBirthDate() {
    assertThat(ResidentIds.birthDate("11010519491231002X")).contains(LocalDate.of(1949, 12, 31));
  }

  @Test
  void anySingleWrongDigitOfAResidentIdIsNoticed() {
    var random = Seed.random();
    for (var i = 0; i < 1_000; i++) {
      var body = new StringBuilder("110105");
      body.append(
          String.format("%tF", LocalDate.ofEpochDay(random.nextInt(20_000))).replace("-", ""));
      body.append(String.format("%03d", random.nextInt(1_000)));
      var id = body.toString() + ResidentIds.checkOf(body.toString());
      assertThat(ResidentIds.problemWith(id)).as(id).isEmpty();

      var place = random.nextInt(17);
      var other = (id.charAt(place) - '0' + 1 + random.nextInt(9)) % 10;
      var wrong = id.substring(0, place) + other + id.substring(place + 1);
      assertThat(ResidentIds.problemWith(wrong)).as(wrong).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4111111111111111", "5500005555555559", "621700567890123452", "1234567890557"})
  void aLuhnDigitThatFitsIsNothingOdd(String account) {
    assertThat(BankAccounts.warningAbout(account)).isEmpty();
  }

  @Test
  void everyOtherLastDigitIsOdd() {
    for (var digit : List.of(0, 1, 2, 3, 5, 6, 7, 8, 9)) {
      assertThat(BankAccounts.warningAbout("622202123456789" + digit)).as("" + digit).isPresent();
    }
  }

  @Test
  void aCreditCodeIsCheckedByTheStandard() {
    assertThat(CreditCodes.problemWith("91350100M000100Y43")).isEmpty();
    assertThat(codeOf(CreditCodes.problemWith("91350211M00013FA1N"))).contains(BAD_CHECK_DIGIT);
    assertThat(codeOf(CreditCodes.problemWith("91350100M000100I43"))).contains(BAD_FORMAT);
    assertThat(codeOf(CreditCodes.problemWith("91350100m000100y43"))).contains(BAD_FORMAT);
    assertThat(codeOf(CreditCodes.problemWith(""))).contains(BAD_FORMAT);
  }

  @Test
  void anySingleWrongSymbolOfACreditCodeIsNoticed() {
    var symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    var random = Seed.random();
    for (var i = 0; i < 1_000; i++) {
      var code = new StringBuilder();
      for (var j = 0; j < 17; j++) {
        code.append(symbols.charAt(random.nextInt(31)));
      }
      code.append(CreditCodes.checkOf(code + "0"));
      assertThat(CreditCodes.problemWith(code.toString())).as("%s", code).isEmpty();

      var place = random.nextInt(18);
      var other = (symbols.indexOf(code.charAt(place)) + 1 + random.nextInt(30)) % 31;
      code.setCharAt(place, symbols.charAt(other));
      assertThat(codeOf(CreditCodes.problemWith(code.toString())))
          .as("%s", code)
          .contains(BAD_CHECK_DIGIT);
    }
  }

  @Test
  void mobileNumbersAndAccountsAreCheckedByForm() {
    assertThat(Mobiles.problemWith("13812345678")).isEmpty();
    assertThat(codeOf(Mobiles.problemWith("12812345678"))).contains(BAD_FORMAT);
    assertThat(codeOf(Mobiles.problemWith("+8613812345678"))).contains(BAD_FORMAT);
    assertThat(BankAccounts.problemWith("622202000000123")).isEmpty();
    assertThat(codeOf(BankAccounts.problemWith("62220200000"))).contains(BAD_FORMAT);
    assertThat(codeOf(BankAccounts.problemWith("62220200000012345678"))).contains(BAD_FORMAT);
  }

  @Test
  void aLuhnDigitThatDoesNotFitIsAWarningOnly() {
    assertThat(BankAccounts.warningAbout("4111111111111111")).isEmpty();
    assertThat(BankAccounts.warningAbout("4111111111111112")).isPresent();
  }

  private static Optional<ErrorCode> codeOf(Optional<Flaw> flaw) {
    return flaw.map(Flaw::code);
  }
}
