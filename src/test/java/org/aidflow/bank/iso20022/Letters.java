package org.aidflow.bank.iso20022;

import java.util.List;

/** Files as a bank writes them, made of text and sharing no code with what reads them. */
public final class Letters {
  /** Our account in the tests. */
  public static final String ACCOUNT = "44050168001234567890";

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private Letters() {}

  /** pain.002 with these statuses of a message's orders and, if any, of the whole message. */
  public static String statuses(String id, String of, String groupStatus, String... statuses) {
    return HEAD
        + """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-03-02T10:00:00+08:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId>
        <OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>
        %s</CstmrPmtStsRpt></Document>
        """
            .formatted(
                id,
                of,
                groupStatus,
                statuses.length == 0
                    ? ""
                    : "<OrgnlPmtInfAndSts><OrgnlPmtInfId>%s</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts>"
                        .formatted(of, String.join("\n", statuses)));
  }

  /** A status of a whole message. */
  public static String group(String status, String reason) {
    return "<GrpSts>" + status + "</GrpSts>" + reason(reason);
  }

  /** A status of one order. */
  public static String status(String orderId, String status, String reason) {
    return "<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s</TxInfAndSts>"
        .formatted(orderId, status, reason(reason));
  }

  /** A status of one order with the bank's reference and the amount in yuan. */
  public static String settled(String orderId, String reference, String yuan) {
    return """
    <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>ACSC</TxSts>
    <AcctSvcrRef>%s</AcctSvcrRef>
    <OrgnlTxRef><Amt><InstdAmt Ccy="CNY">%s</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
    """
        .formatted(orderId, reference, yuan);
  }

  private static String reason(String code) {
    return code.isEmpty() ? "" : "<StsRsnInf><Rsn><Cd>" + code + "</Cd></Rsn></StsRsnInf>";
  }

  /** camt.054 of our account. */
  public static String notification(String id, String... entries) {
    return notificationOf(ACCOUNT, id, entries);
  }

  /** camt.054 of any account. */
  public static String notificationOf(String account, String id, String... entries) {
    return HEAD
        + """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
        <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>2026-03-02T10:00:00+08:00</CreDtTm></GrpHdr>
        <Ntfctn><Id>%1$s</Id><CreDtTm>2026-03-02T10:00:00+08:00</CreDtTm>
        <Acct><Id><Othr><Id>%2$s</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
        %3$s</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>
        """
            .formatted(id, account, String.join("\n", entries));
  }

  /** camt.053 of our account for the second of March 2026, with balances in yuan. */
  public static String statement(String id, String opening, String closing, String... entries) {
    return HEAD
        + """
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
        <GrpHdr><MsgId>M-%1$s</MsgId><CreDtTm>2026-03-03T01:00:00+08:00</CreDtTm></GrpHdr>
        <Stmt><Id>%1$s</Id><ElctrncSeqNb>61</ElctrncSeqNb>
        <CreDtTm>2026-03-03T01:00:00+08:00</CreDtTm>
        <FrToDt><FrDtTm>2026-03-02T00:00:00+08:00</FrDtTm>
        <ToDtTm>2026-03-03T00:00:00+08:00</ToDtTm></FrToDt>
        <Acct><Id><Othr><Id>%2$s</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
        %3$s%4$s%5$s</Stmt></BkToCstmrStmt></Document>
        """
            .formatted(
                id,
                ACCOUNT,
                balance("OPBD", opening),
                balance("CLBD", closing),
                String.join("\n", entries));
  }

  private static String balance(String type, String yuan) {
    var side = yuan.startsWith("-") ? "DBIT" : "CRDT";
    return """
    <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">%s</Amt>
    <CdtDbtInd>%s</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
    """
        .formatted(type, yuan.replace("-", ""), side);
  }

  /** A booked entry with details. */
  public static String entry(String reference, String yuan, String side, String... details) {
    var within =
        details.length == 0
            ? ""
            : "<NtryDtls>" + String.join("\n", List.of(details)) + "</NtryDtls>";
    return """
    <Ntry><NtryRef>N-%1$s</NtryRef><Amt Ccy="CNY">%2$s</Amt><CdtDbtInd>%3$s</CdtDbtInd>
    <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>
    <AcctSvcrRef>%1$s</AcctSvcrRef>
    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
    %4$s</Ntry>
    """
        .formatted(reference, yuan, side, within);
  }

  /** An order of ours, paid. */
  public static String order(String orderId) {
    return "<TxDtls><Refs><EndToEndId>" + orderId + "</EndToEndId></Refs></TxDtls>";
  }

  /** An order of ours, come back. */
  public static String returned(String orderId, String reason) {
    return """
    <TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>
    <RtrInf><Rsn><Cd>%s</Cd></Rsn></RtrInf></TxDtls>
    """
        .formatted(orderId, reason);
  }

  /** Money of somebody. */
  public static String donation(String name, String account, String text, String channelReference) {
    return """
    <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
    <RltdPties><Dbtr><Pty><Nm>%s</Nm></Pty></Dbtr>
    <DbtrAcct><Id><Othr><Id>%s</Id></Othr></Id></DbtrAcct></RltdPties>
    <RmtInf><Ustrd>%s</Ustrd><Strd><CdtrRefInf><Ref>%s</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>
    """
        .formatted(name, account, text, channelReference);
  }

  /** One of several transactions of an entry. */
  public static String part(String reference, String yuan, String side, String endToEndId) {
    return """
    <TxDtls><Refs><AcctSvcrRef>%s</AcctSvcrRef><EndToEndId>%s</EndToEndId></Refs>
    <Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd></TxDtls>
    """
        .formatted(reference, endToEndId, yuan, side);
  }
}
