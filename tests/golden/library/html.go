package main

import (
	"fmt"
	"html"
)

func main() {
	for _, s := range []string{"", "a&b<c>\"d'", "&amp;&lt;&gt;&quot;&#39;&#x41;&#65;&#65 &#1;&#1 x", "&nosuch; &ampx &ampersand; &notit; &not &notin; &&amp;", "&#x80;&#150;&#0;&#xD800;&#x110000;&#99999999999;", "&#;&#x;&#xg;&", "&NewLine;|&Tab;|&nbsp;|&nGt;|&NotEqualTilde;", "&hellip;&hellip", "&#12", "&a", "&frac12&frac123;"} {
		fmt.Printf("%q %q\n", html.EscapeString(s), html.UnescapeString(s))
	}
}

// Output:
// "" ""
// "a&amp;b&lt;c&gt;&#34;d&#39;" "a&b<c>\"d'"
// "&amp;amp;&amp;lt;&amp;gt;&amp;quot;&amp;#39;&amp;#x41;&amp;#65;&amp;#65 &amp;#1;&amp;#1 x" "&<>\"'AAA \x01&#1 x"
// "&amp;nosuch; &amp;ampx &amp;ampersand; &amp;notit; &amp;not &amp;notin; &amp;&amp;amp;" "&nosuch; &x &ersand; ¬it; ¬ ∉ &&"
// "&amp;#x80;&amp;#150;&amp;#0;&amp;#xD800;&amp;#x110000;&amp;#99999999999;" "€–����"
// "&amp;#;&amp;#x;&amp;#xg;&amp;" "&#;�&#xg;&"
// "&amp;NewLine;|&amp;Tab;|&amp;nbsp;|&amp;nGt;|&amp;NotEqualTilde;" "\n|\t|\u00a0|&nGt;|≂̸"
// "&amp;hellip;&amp;hellip" "…&hellip"
// "&amp;#12" "\f"
// "&amp;a" "&a"
// "&amp;frac12&amp;frac123;" "½½3;"
