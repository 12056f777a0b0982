"""What archives ask of a PDF (PDF/A-3a): metadata as XML, and what its colours mean."""

import functools
from xml.sax.saxutils import escape

from PIL import ImageCms

from briefing_app.domain.seals import FILE_NAME
from briefing_app.packs.blocks import PackDocument

PROFILE = "profile"
OUTPUT_INTENT = (
    "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
    f"/DestOutputProfile {{{PROFILE}}} >>"
)

EMBEDDED, ATTACHED = "embedded", "attached"
PARAMS = "<< /ModDate (D:20000101000000Z) /Size {size} >>"
"""A fixed time: the same pack gives the same bytes."""
FILESPEC = (
    f"<< /Type /Filespec /F ({FILE_NAME}) /UF ({FILE_NAME}) /AFRelationship /Source "
    f"/Desc (The quotes and figures of this pack, word for word, with their sources) "
    f"/EF << /F {{{EMBEDDED}}} /UF {{{EMBEDDED}}} >> >>"
)
NAMES = f"<< /EmbeddedFiles << /Names [({FILE_NAME}) {{{ATTACHED}}}] >> >>"

_DATE = slice(24, 36)
"""Where a colour profile says when it was made."""

_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Briefing Desk</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def metadata(document: PackDocument) -> bytes:
    """Title, author, version and language, and what the file claims to be."""
    return _METADATA.format(
        title=_plain(document.title),
        author=_plain(document.author),
        subject=_plain(document.version),
        language=_plain(document.language),
    ).encode()


def _plain(text: str) -> str:
    """A text as XML may hold it."""
    return escape("".join(character for character in text if character.isprintable()))


@functools.cache
def srgb() -> bytes:
    """The colour profile of sRGB, always the same bytes."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = bytes(12)
    return bytes(profile)
