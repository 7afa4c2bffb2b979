package org.aidflow.workflow.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.aidflow.kernel.ErrorCode;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A {@code .bpmn} or {@code .dmn} file as it is written: every element and attribute of it. */
record Markup(String name, Document document) {

  /** Far more than a model needs, and little enough to walk through. */
  private static final int DEEPEST = 200;

  /**
   * Reads without document types and what they pull in.
   *
   * @throws SAXException when it is no such XML
   */
  static Markup read(String name, byte[] content) throws SAXException {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return new Markup(name, builder.parse(new ByteArrayInputStream(content)));
    } catch (IOException e) {
      throw new SAXException(e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("No XML parser", e);
    }
  }

  Stream<Element> elements() {
    return nodes(document.getElementsByTagNameNS("*", "*")).map(Element.class::cast);
  }

  static Stream<Attr> attributes(Element element) {
    var attributes = element.getAttributes();
    return IntStream.range(0, attributes.getLength()).mapToObj(i -> (Attr) attributes.item(i));
  }

  /** The text right in the element, without that of its children. */
  static String ownText(Element element) {
    var text = new StringBuilder();
    nodes(element.getChildNodes())
        .filter(
            node ->
                node.getNodeType() == Node.TEXT_NODE
                    || node.getNodeType() == Node.CDATA_SECTION_NODE)
        .forEach(node -> text.append(node.getNodeValue()));
    return text.toString().strip();
  }

  /** What a file must not hold, at the nearest element around it that has an id. */
  ModelFault forbidden(Element element, String message) {
    return new ModelFault(name, idOf(element), ErrorCode.NOT_ALLOWED, message);
  }

  private static String idOf(Element element) {
    for (Node node = element; node instanceof Element here; node = node.getParentNode()) {
      if (here.hasAttribute("id")) {
        return here.getAttribute("id");
      }
    }
    return "";
  }

  private static Stream<Node> nodes(NodeList list) {
    return IntStream.range(0, list.getLength()).mapToObj(list::item);
  }
}
