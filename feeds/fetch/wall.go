package fetch

import (
	"bytes"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// wallBytes is how much of a reply is looked at for a challenge: they are short pages.
const wallBytes = 64 << 10

var (
	challengeMark = regexp.MustCompile(`(?i)/cdn-cgi/challenge-platform|cf-browser-verification|cf_chl_opt|_cf_chl|<title>\s*just a moment|<title>\s*attention required!|ddos-guard|_incapsula_resource|captcha-delivery\.com|px-captcha|<title>\s*access denied|<title>\s*(?:are you a robot|robot check|human verification|pardon our interruption|security check)|sucuri website firewall|aws-waf-token|awswafcookiedomainlist`)
	paragraph     = regexp.MustCompile(`(?i)<p[\s>]`)
)

// isChallenge knows a bot challenge by its headers, or by its marks on a page that holds no text; some come with status 200.
func isChallenge(hr *http.Response, body []byte) bool {
	if hr.Header.Get("Cf-Mitigated") == "challenge" {
		return true
	}
	head := body[:min(len(body), wallBytes)]
	if !bytes.ContainsRune(head, '<') || !challengeMark.Match(head) {
		return false
	}
	return hr.StatusCode != http.StatusOK || len(body) < wallBytes && len(paragraph.FindAllIndex(body, 8)) < 8
}

// consentHost knows the hosts that stand between a reader and a page until cookies are agreed to.
func consentHost(u *url.URL) bool {
	host := strings.ToLower(u.Hostname())
	return strings.HasPrefix(host, "consent.") || strings.HasPrefix(host, "guce.") || strings.HasPrefix(host, "myprivacy.") || strings.HasPrefix(host, "cmp-consent")
}
