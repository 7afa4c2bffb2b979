package org.aidflow.exchange;

import java.util.Arrays;
import org.aidflow.kernel.Language;
import org.springframework.http.HttpStatus;

/** The titles of problem documents. */
enum ProblemTitle {
  BAD_REQUEST("请求有误", "The request cannot be understood"),
  UNAUTHORIZED("未认证", "Not authenticated"),
  FORBIDDEN("无权限", "Not allowed"),
  NOT_FOUND("不存在", "Not found"),
  METHOD_NOT_ALLOWED("不支持此方法", "Method not supported"),
  NOT_ACCEPTABLE("无法提供所要求的格式", "No such representation"),
  CONFLICT("与现状冲突", "In conflict with what is"),
  PAYLOAD_TOO_LARGE("内容过大", "Too large"),
  UNSUPPORTED_MEDIA_TYPE("不支持的媒体类型", "Media type not supported"),
  UNPROCESSABLE_ENTITY("不符合规则", "Refused by a rule"),
  TOO_MANY_REQUESTS("请求过于频繁", "Too many requests"),
  INTERNAL_SERVER_ERROR("内部错误", "Internal error"),
  SERVICE_UNAVAILABLE("暂时不可用", "Not available for now");

  private final String zh;
  private final String en;

  ProblemTitle(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  static String of(HttpStatus status, Language language) {
    return Arrays.stream(values())
        .filter(title -> title.name().equals(status.name()))
        .findFirst()
        .map(title -> language == Language.ZH ? title.zh : title.en)
        .orElseGet(status::getReasonPhrase);
  }
}
