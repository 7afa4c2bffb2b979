package org.aidflow.banksimulator;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What customers send. */
final class Orders {
  private Orders() {}

  static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  static String order(String id, String account, long fen) {
    return """
        {"endToEndId":"%s","amountFen":%d,"currency":"CNY","remittance":"HR-2026-0000001",
         "creditor":{"name":"王小明","account":"%s","bankCode":"102"}}"""
        .formatted(id, fen, account);
  }

  /** A message of these transfers out of the bank's account. */
  static String message(String id, String account, List<Transfer> transfers) {
    var sum = transfers.stream().mapToLong(Transfer::fen).sum();
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn>
        <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>2026-07-31T08:00:00Z</CreDtTm><NbOfTxs>%2$d</NbOfTxs>
        <CtrlSum>%3$s</CtrlSum><InitgPty><Nm>aid office</Nm></InitgPty></GrpHdr>
        <PmtInf><PmtInfId>%1$s-1</PmtInfId><PmtMtd>TRF</PmtMtd>
        <ReqdExctnDt><Dt>2026-07-31</Dt></ReqdExctnDt><Dbtr><Nm>aid office</Nm></Dbtr>
        <DbtrAcct><Id><Othr><Id>%4$s</Id></Othr></Id></DbtrAcct>
        <DbtrAgt><FinInstnId><Nm>bank</Nm></FinInstnId></DbtrAgt>
        %5$s</PmtInf></CstmrCdtTrfInitn></Document>
        """
        .formatted(
            id,
            transfers.size(),
            yuan(sum),
            account,
            transfers.stream().map(Transfer::xml).collect(Collectors.joining()));
  }

  /** A payment in a message. */
  static Transfer transfer(String id, String account, long fen) {
    return new Transfer(
        id,
        fen,
        """
        <CdtTrfTxInf><PmtId><EndToEndId>%s</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy="CNY">%s</InstdAmt></Amt>
        <CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>102</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>
        <Cdtr><Nm>王小明 &amp; 𠮷</Nm></Cdtr><CdtrAcct><Id><Othr><Id>%s</Id></Othr></Id></CdtrAcct>
        <RmtInf><Ustrd>HR-2026-0000001</Ustrd></RmtInf></CdtTrfTxInf>
        """
            .formatted(id, yuan(fen), account));
  }

  /** A refund in a message. */
  static Transfer transferBack(String id, String originalReference, long fen) {
    return new Transfer(
        id,
        fen,
        """
        <CdtTrfTxInf><PmtId><EndToEndId>%s</EndToEndId></PmtId>
        <Amt><InstdAmt Ccy="CNY">%s</InstdAmt></Amt><Purp><Cd>REFU</Cd></Purp>
        <RmtInf><Strd><CdtrRefInf><Ref>%s</Ref></CdtrRefInf></Strd></RmtInf></CdtTrfTxInf>
        """
            .formatted(id, yuan(fen), originalReference));
  }

  record Transfer(String id, long fen, String xml) {}

  private static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  static String refund(String id, String originalReference, long fen) {
    return "{\"endToEndId\":\"%s\",\"originalReference\":\"%s\",\"amountFen\":%d}"
        .formatted(id, originalReference, fen);
  }
}
