package org.aidflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept in the database reads the same later. */
class ColumnsTest {

  @Test
  void anAmountIsKeptInFen() {
    var column = new MoneyColumn();
    assertThat(column.convertToDatabaseColumn(Money.fen(80_050))).isEqualTo(80_050);
    assertThat(column.convertToEntityAttribute(80_050L)).isEqualTo(Money.fen(80_050));
    assertThat(column.convertToDatabaseColumn(null)).isNull();
    assertThat(column.convertToEntityAttribute(null)).isNull();
  }

  @Test
  void aCaseNumberIsKeptAsItIsWritten() {
    var column = new CaseNumberColumn();
    var number = new CaseNumber("HR-2026-0000017");
    assertThat(column.convertToDatabaseColumn(number)).isEqualTo("HR-2026-0000017");
    assertThat(column.convertToEntityAttribute("HR-2026-0000017")).isEqualTo(number);
    assertThat(column.convertToDatabaseColumn(null)).isNull();
    assertThat(column.convertToEntityAttribute(null)).isNull();
  }

  @Test
  void anAreaIsKeptByItsCode() {
    var column = new AreaCodeColumn();
    var village = new AreaCode("520502100001");
    assertThat(column.convertToDatabaseColumn(village)).isEqualTo("520502100001");
    assertThat(column.convertToEntityAttribute("520502100001")).isEqualTo(village);
    assertThat(column.convertToDatabaseColumn(null)).isNull();
    assertThat(column.convertToEntityAttribute(null)).isNull();
  }
}
