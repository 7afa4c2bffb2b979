package org.aidflow.bank.iso20022;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxWriteConfiguration;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemIdentification2Choice;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemMemberIdentification2;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CreditorReferenceInformation2;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.Purpose2Choice;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.StructuredRemittanceInformation16;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.aidflow.bank.PaymentMessage;
import org.aidflow.bank.PaymentOrder;
import org.aidflow.bank.iso20022.IsoSettings.Payer;
import org.aidflow.kernel.Money;

/**
 * A message as pain.001.001.09: one debit account, as many credit transfers as there are orders,
 * each booked on its own. The message's id is also that of its only payment information block.
 */
final class PaymentInitiation {
  static final String CURRENCY = "CNY";

  /** China National Advanced Payment System, of the external code list of clearing systems. */
  private static final String CLEARING = "CNAPS";

  /** Charity payment, of the external code list of purposes. */
  private static final String CHARITY = "CHAR";

  /** Refund, of the same list. */
  private static final String REFUND = "REFU";

  private final PaymentMessage message;
  private final Payer payer;
  private final OffsetDateTime now;

  private PaymentInitiation(PaymentMessage message, Payer payer, OffsetDateTime now) {
    this.message = message;
    this.payer = payer;
    this.now = now;
  }

  /** The bytes of the file, in UTF-8. */
  static byte[] write(PaymentMessage message, Payer payer, OffsetDateTime now) {
    var initiation = new PaymentInitiation(message, payer, now.truncatedTo(ChronoUnit.SECONDS));
    var how = new MxWriteConfiguration();
    how.documentPrefix = null;
    how.indent = " ";
    // The library's own writes each half of a rare character as a reference, which is no XML.
    how.escapeHandler = PaymentInitiation::escape;
    var document = new MxPain00100109().setCstmrCdtTrfInitn(initiation.document());
    return document.message(how).getBytes(UTF_8);
  }

  private CustomerCreditTransferInitiationV09 document() {
    var count = String.valueOf(message.orders().size());
    var header =
        new GroupHeader85()
            .setMsgId(message.id())
            .setCreDtTm(now)
            .setNbOfTxs(count)
            .setCtrlSum(sum())
            .setInitgPty(party(payer.name()));
    var instruction =
        new PaymentInstruction30()
            .setPmtInfId(message.id())
            .setPmtMtd(PaymentMethod3Code.TRF)
            .setBtchBookg(false)
            .setNbOfTxs(count)
            .setCtrlSum(sum())
            .setReqdExctnDt(new DateAndDateTime2Choice().setDt(now.toLocalDate()))
            .setDbtr(party(payer.name()))
            .setDbtrAcct(account(payer.account()).setCcy(CURRENCY))
            .setDbtrAgt(agent(payer.bankCode()))
            .setChrgBr(ChargeBearerType1Code.DEBT);
    message.orders().forEach(order -> instruction.addCdtTrfTxInf(transfer(order)));
    return new CustomerCreditTransferInitiationV09().setGrpHdr(header).addPmtInf(instruction);
  }

  private BigDecimal sum() {
    var sum = message.orders().stream().map(PaymentOrder::amount).reduce(Money.ZERO, Money::plus);
    return IsoText.yuan(sum);
  }

  private static CreditTransferTransaction34 transfer(PaymentOrder order) {
    var amount =
        new ActiveOrHistoricCurrencyAndAmount()
            .setCcy(CURRENCY)
            .setValue(IsoText.yuan(order.amount()));
    var remittance = IsoText.of(order.remittance(), IsoText.LONG);
    var transfer =
        new CreditTransferTransaction34()
            .setPmtId(new PaymentIdentification6().setEndToEndId(order.orderId()))
            .setAmt(new AmountType4Choice().setInstdAmt(amount));
    if (order.originalReference() != null) {
      return transfer
          .setPurp(new Purpose2Choice().setCd(REFUND))
          .setRmtInf(new RemittanceInformation16().addStrd(givenBack(order.originalReference())));
    }
    return transfer
        .setCdtrAgt(agent(order.bankCode()))
        .setCdtr(party(order.holder()))
        .setCdtrAcct(account(order.accountNumber()))
        .setPurp(new Purpose2Choice().setCd(CHARITY))
        .setRmtInf(new RemittanceInformation16().addUstrd(remittance));
  }

  private static StructuredRemittanceInformation16 givenBack(String originalReference) {
    var reference = new CreditorReferenceInformation2().setRef(originalReference);
    return new StructuredRemittanceInformation16().setCdtrRefInf(reference);
  }

  private static PartyIdentification135 party(String name) {
    return new PartyIdentification135().setNm(IsoText.of(name, IsoText.LONG));
  }

  private static CashAccount38 account(String number) {
    var other = new GenericAccountIdentification1().setId(IsoText.of(number, IsoText.ACCOUNT));
    return new CashAccount38().setId(new AccountIdentification4Choice().setOthr(other));
  }

  private static BranchAndFinancialInstitutionIdentification6 agent(String bankCode) {
    var member =
        new ClearingSystemMemberIdentification2()
            .setClrSysId(new ClearingSystemIdentification2Choice().setCd(CLEARING))
            .setMmbId(IsoText.of(bankCode, IsoText.REFERENCE));
    return new BranchAndFinancialInstitutionIdentification6()
        .setFinInstnId(new FinancialInstitutionIdentification18().setClrSysMmbId(member));
  }

  private static String escape(char[] text, boolean isAttribute) {
    return new String(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
