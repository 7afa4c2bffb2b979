package org.aidflow.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountDetailsTest {

  @Test
  void noLogShowsAnAccount() {
    assertThat(new AccountDetails("王小明", "6222021234567890", "102").toString())
        .doesNotContain("7890", "王", "102");
  }
}
