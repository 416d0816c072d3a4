"""What a template may see: one value per template, every field documented.

A template gets exactly one view; its fields are the template's variables (`{{ title }}`, `{{ site.root }}`),
and a name that is no field is an error. The rules that hold for all of them:

* **Every `href` is ready**: relative to the page it stands on, never to be put together in a template.
* **Every string is plain text** and escaped by Jinja, except fields of type `Markup`, which are HTML.
* **Optional values are None** (or an empty tuple), never a placeholder. A template writes what is there.
* **Nothing is computed in a template**: counts come as text (`count_text`, "1.234 bài") beside the number.

======================== =============================== ==========================
template                 view                            pages
======================== =============================== ==========================
pages/home.html          `HomeView`                      index.html
pages/article.html       `ArticleView`                   bai/<slug>.html
pages/withdrawn.html     `WithdrawnView`                 bai/<slug>.html, withdrawn
pages/province.html      `ProvinceView`                  tinh-thanh/<province>.html
pages/district.html      `DistrictView`                  quan-huyen/<district>.html
pages/year.html          `YearView`                      nam/<year>.html
pages/year_unknown.html  `YearUnknownView`               nam/khong-ro.html
pages/topic.html         `TopicView`                     chu-de/<topic>.html
pages/outlet.html        `OutletView`                    bao/<outlet>.html
pages/ward.html          `WardView`                      phuong-xa/<ward>.html
pages/crossing.html      `CrossingView`                  quan-huyen/<district>/<year>.html
pages/terms.html         `TermsView`                     quan-huyen/index.html and the like
pages/search.html        `SearchView`                    tim-kiem.html
pages/about.html         `AboutView`                     gioi-thieu.html
pages/quality.html       `QualityView`                   chat-luong.html
pages/quality_list.html  `QualityListView`               chat-luong/<what>.html
pages/quality_years.html `QualityYearsView`              chat-luong/<what>.html
pages/changes.html       `ChangesView`                   thay-doi.html
pages/own_page.html      `OwnPageView`                   trang/<name>.html
pages/not_found.html     `NotFoundView`                  404.html
pages/redirect.html      `RedirectView`                  addresses that moved
======================== =============================== ==========================

Pages of terms go on as `…/trang-2.html` with the same template; `listing.pager.number` tells which one it is.
"""
