"""Saved web pages of the sorts that officials are sent."""

_FILLER = (
    "<p>The gates are shut. The pound is dry. The boats lie on the mud, and nobody can say when that will end.</p>"
)


def page(body: str, *, head: str = "") -> str:
    """A small page with an article of a few paragraphs and then `body`."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Gates shut</title>{head}</head>'
        f"<body><main><article><h1>Gates shut</h1>{_FILLER * 3}{body}</article></main></body></html>"
    )


PRESS_RELEASE = """<!DOCTYPE html>
<html class="template" lang="en-GB">
<head>
<meta charset="utf-8">
<title>120 inspectors to examine every lock - GOV.UK</title>
<meta property="og:site_name" content="GOV.UK">
<meta property="og:type" content="article">
<meta property="og:title" content="120 inspectors to examine every lock">
<meta name="govuk:first-published-at" content="2026-03-04T09:30:00+00:00">
<meta name="govuk:updated-at" content="2026-03-05T09:30:00+00:00">
<link rel="canonical" href="https://www.gov.example/government/news/120-inspectors">
<script type="application/ld+json">{"@context": "http://schema.org", "@type": "NewsArticle",
"datePublished": "2026-03-04T09:30:00+00:00", "dateModified": "2026-03-05T09:30:00+00:00",
"publisher": {"@type": "Organization", "name": "GOV.UK"}, "headline": "120 inspectors to examine every lock",
"author": {"@type": "Organization", "name": "Department for Rivers and Canals"}}</script>
</head>
<body>
<div id="cookie-message" class="cookie-banner"><p>We use some essential cookies to make this website work.</p></div>
<a href="#content">Skip to main content</a>
<header role="banner"><nav><ul><li><a href="/b">Benefits</a></li><li><a href="/c">Births</a></li></ul></nav></header>
<div class="breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/env">Environment</a></li></ol></div>
<main role="main" id="content" class="news-article">
<span class="caption-xl">Press release</span>
<h1>120 inspectors to examine every lock</h1>
<p class="lead-paragraph">Every lock gate in the country will be examined once a year under a £42 million programme
announced today.</p>
<div class="metadata"><dl><dt>From:</dt><dd><a href="/drc">Department for Rivers and Canals</a></dd>
<dt>Published</dt><dd>4 March 2026</dd></dl></div>
<div class="govspeak">
<ul>
<li>£42 million over three years to repair 60 locks</li>
<li>Up to 120 new inspectors to examine every gate</li>
</ul>
<p>Sixty locks that have been closed since the winter floods will be repaired, ministers have announced.</p>
<p>The Secretary of State for Rivers and Canals, Oriel Fenwick, said:</p>
<blockquote>
<p>A lock that nobody has looked at for four years is a danger to all who use it. We are putting that right.</p>
<p>Every gate will be examined every year, and the result will be
<a href="/x">published</a> where anyone can read it.</p>
</blockquote>
<p>Dr Prisca Lindqvist-Hale, Chief Executive of the Lock Inspectorate, said:</p>
<blockquote>
<p class="last-child">My inspectors have been asked to do “too much” with too little for too long.</p>
</blockquote>
<h2 id="background">Background</h2>
<ol><li>The Lock Inspectorate is an arm’s length body.</li><li>The list is available on request.</li></ol>
<table><thead><tr><th>Year</th><th>Closures</th></tr></thead>
<tbody><tr><td>2024</td><td>335</td></tr><tr><td>2025</td><td>412</td></tr></tbody></table>
</div>
<div class="share-links"><h2>Share this page</h2><ul><li><a href="f">Share on a network</a></li></ul></div>
</main>
<div class="feedback"><h2>Is this page useful?</h2><button>Yes this page is useful</button></div>
<footer role="contentinfo"><p>All content is available under the licence, except where otherwise stated</p></footer>
</body></html>
"""

NEWS = """<!DOCTYPE html>
<html lang="en-GB">
<head>
  <meta charset="utf-8">
  <title>Fenwick’s lock plan | Towpath Times</title>
  <meta property="og:site_name" content="Towpath Times">
  <meta property="og:title" content="Fenwick’s lock plan">
  <meta name="author" content="Sunniva Grace">
  <meta property="article:published_time" content="2026-03-06T07:30:00+00:00">
</head>
<body>
  <header><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/boats">Boats for sale</a></nav></header>
  <main>
    <article>
      <h1>Fenwick’s lock plan</h1>
      <p class="byline">By Sunniva Grace, 6 March 2026</p>
      <figure><img src="gate.jpg" alt=""><figcaption>Boats aground. Photo: Ida Rookwood</figcaption></figure>
      <p>The Government will spend £42 million on 75 locks and hire 120 inspectors over the next three years, in the
      largest repair programme that the canals have seen since the 1970s.</p>
      <p>“This is a good first instalment,” said Henrietta Osei-Lund, the guild’s director. “It is not a plan for the
      network. One lock in five is past its design life, and that will not be cured by counting them more often.”</p>
      <p>The department declined to say how many of the posts would be permanent.</p>
    </article>
    <aside><h2>Most read</h2><ul><li><a href="/a">Five pubs you can moor at</a></li></ul></aside>
  </main>
  <footer><p>Sign up to our newsletter. We use cookies to improve your visit.</p></footer>
</body>
</html>
"""
