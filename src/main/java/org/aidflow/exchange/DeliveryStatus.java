package org.aidflow.exchange;

import org.aidflow.kernel.Code;

/** How far an event has come on its way to a webhook. */
public enum DeliveryStatus implements Code {
  WAITING("待发送", "waiting"),
  DONE("已送达", "delivered"),
  DEAD("多次失败", "failed too often"),
  GIVEN_UP("已放弃", "given up");

  private final String zh;
  private final String en;

  DeliveryStatus(String zh, String en) {
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
