package org.aidflow.banksimulator;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Holds documents against the schemas of ISO 20022. */
final class PublishedSchemas {
  private PublishedSchemas() {}

  static void requireValid(String type, byte[] document) throws SAXException {
    var schema = Objects.requireNonNull(PublishedSchemas.class.getResource("/" + type + ".xsd"));
    var text = new String(document, StandardCharsets.UTF_8);
    try {
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(schema)
          .newValidator()
          .validate(new StreamSource(new StringReader(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Statements and notifications, as the account report that there is a schema of: entries and
   * account are the same types, only the frame has other names.
   */
  static void requireValidAccountReport(byte[] document) throws SAXException {
    var report =
        new String(document, StandardCharsets.UTF_8)
            .replaceFirst("camt\\.05[34]\\.001\\.08", "camt.052.001.08")
            .replaceAll("BkToCstmrStmt|BkToCstmrDbtCdtNtfctn", "BkToCstmrAcctRpt")
            .replaceAll("(</?(?:n:)?)(Stmt|Ntfctn)>", "$1Rpt>");
    requireValid("camt.052.001.08", report.getBytes(StandardCharsets.UTF_8));
  }
}
