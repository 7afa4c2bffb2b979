package org.aidflow.kernel;

/** Why an input is refused: the closed list that clients may build on. */
public enum ErrorCode implements Code {
  REQUIRED("必填", "is required"),
  UNKNOWN_FIELD("未知字段", "unknown field"),
  WRONG_TYPE("类型错误", "wrong type"),
  TOO_LONG("过长", "too long"),
  TOO_SHORT("过短", "too short"),
  OUT_OF_RANGE("超出范围", "out of range"),
  BAD_CHECK_DIGIT("校验码错误", "wrong check digit"),
  BAD_FORMAT("格式错误", "wrong format"),
  UNKNOWN_CODE("未知代码", "unknown code"),
  UNKNOWN_AREA("未知行政区划", "unknown area"),
  NOT_SUPPORTED_YET("暂不支持", "not supported yet"),
  DUPLICATE("重复", "duplicate"),
  MORE_THAN_OPEN("超出尚缺部分", "more than is open"),
  WRONG_STATE("状态不允许", "not possible in this state"),
  KEY_REUSED("幂等键已用于其他内容", "idempotency key used for other content"),
  IN_FLIGHT("请求处理中", "request still being processed"),
  NOT_FOUND("不存在", "not found"),
  NOT_ALLOWED("无权限", "not allowed"),
  UNREADABLE("无法读取", "unreadable"),
  FUTURE_DATE("日期在未来", "date in the future"),
  CONSENT_MISSING("缺少同意", "consent missing"),
  RATE_LIMITED("请求过于频繁", "too many requests"),
  UNSUPPORTED_MEDIA("不支持的媒体类型", "unsupported media type"),
  TOO_LARGE("内容过大", "too large"),
  INTERNAL("内部错误", "internal error");

  private final String zh;
  private final String en;

  ErrorCode(String zh, String en) {
    this.zh = zh;
    this.en = en;
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
