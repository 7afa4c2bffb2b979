package org.aidflow.vault;

import static org.aidflow.vault.Mask.FIRST_CHARACTER;
import static org.aidflow.vault.Mask.LAST_FOUR;
import static org.aidflow.vault.Mask.NOTHING;

import org.aidflow.kernel.Code;

/** What is kept of a person. */
public enum PersonalField implements Code {
  NAME(FIRST_CHARACTER, true, "姓名", "name"),
  RESIDENT_ID(LAST_FOUR, true, "居民身份证号", "resident id"),
  BIRTH_DATE(NOTHING, true, "出生日期", "birth date"),
  MOBILE(LAST_FOUR, true, "手机号", "mobile number"),
  ADDRESS(NOTHING, false, "住址", "address"),
  ACCOUNT_HOLDER(FIRST_CHARACTER, true, "户名", "account holder"),
  ACCOUNT_NUMBER(LAST_FOUR, true, "账号", "account number"),
  STORY(NOTHING, false, "情况说明", "story"),
  MEDICAL(NOTHING, false, "医疗信息", "medical facts"),
  REMARK(NOTHING, false, "备注", "remark");

  private final Mask mask;
  private final boolean findable;
  private final String zh;
  private final String en;

  PersonalField(Mask mask, boolean findable, String zh, String en) {
    this.mask = mask;
    this.findable = findable;
    this.zh = zh;
    this.en = en;
  }

  Mask mask() {
    return mask;
  }

  /** Whether {@link Vault#find} and {@link Vault#sameValue} work on it. */
  boolean findable() {
    return findable;
  }

  @Override
  public String zh() {
    return zh;
  }

  @Override
  public String en() {
    return en;
  }
}
