//! Invented people, and how a report names them.

use crate::phrases;
use crate::world::Level;
use crate::writer::{Person, Post, Writer};
use hoinghi::report::{Official, Role};

/// Which sort of post a person holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Office {
    /// The head of the office that holds the event.
    Head,
    Deputy,
    /// A leader of the area or of a level above.
    Leader,
}

impl Writer {
    /// Invents a person with posts; the text does not name them yet.
    pub(crate) fn invent(&mut self, office: Office) -> usize {
        let woman = self.rng.chance(40) || self.world.sector == "women";
        let name = self.new_name(woman);
        let name = if self.rng.chance(2) { name.to_uppercase() } else { name };
        let honorific = self.address(woman);
        let posts = self.new_posts(office);
        self.take(&name, &posts);
        self.people.push(Person {
            official: Official {
                name: name.clone(),
                honorifics: Vec::new(),
                positions: Vec::new(),
                roles: Vec::new(),
                mentions: Vec::new(),
            },
            name,
            honorific,
            addressed: Vec::new(),
            posts,
        });
        self.people.len() - 1
    }

    fn take(&mut self, name: &str, posts: &[Post]) {
        self.taken.names.insert(name.to_owned());
        self.taken.given.insert(last(name).to_owned());
        self.taken.posts.extend(posts.iter().map(Post::text));
        if let Some(post) = posts.last() {
            *self.taken.last_posts.entry(post.text()).or_default() += 1;
        }
    }

    fn new_name(&mut self, woman: bool) -> String {
        let side = if woman { "f" } else { "m" };
        for _ in 0..40 {
            let name = if self.rng.chance(20) {
                self.rng.pick(phrases::list(&format!("peoples.{side}"))).to_owned()
            } else {
                self.kinh_name(side)
            };
            if !self.taken.given.contains(last(&name)) {
                return name;
            }
        }
        // Long casts: a number of middle names makes the name new.
        let fresh = |writer: &mut Writer| {
            let middle = writer.rng.pick(phrases::list("place.first"));
            format!("{} {middle}", writer.kinh_name(side))
        };
        loop {
            let name = fresh(self);
            if !self.taken.names.contains(&name) {
                return name;
            }
        }
    }

    fn kinh_name(&mut self, side: &str) -> String {
        let surname = self.rng.pick(phrases::list("surnames"));
        let given = self.rng.pick(phrases::list(&format!("given.{side}")));
        if self.rng.chance(8) {
            return format!("{surname} {given}");
        }
        let middle = self.rng.pick(phrases::list(&format!("middle.{side}")));
        format!("{surname} {middle} {given}")
    }

    fn address(&mut self, woman: bool) -> Option<String> {
        let sir = if woman { "bà" } else { "ông" };
        let sector = self.world.sector;
        let words = match self.rng.below(10) {
            0 => return None,
            1 if sector == "police" => self.rng.pick(phrases::list("police.ranks")),
            2 if sector == "police" => self.rng.pick(phrases::list("police.ranks")),
            1 | 2 if sector == "health" => self.rng.pick(phrases::list("health.degrees")),
            1 | 2 if sector == "education" => self.rng.pick(phrases::list("education.degrees")),
            1 => self.rng.pick(phrases::list("degrees")),
            2 | 3 if self.world.level == Level::School => {
                if woman {
                    "cô"
                } else {
                    "thầy"
                }
            }
            2 | 3 => sir,
            _ if self.world.comrade == "ông" => sir,
            _ => self.world.comrade,
        };
        Some(words.to_owned())
    }

    fn new_posts(&mut self, office: Office) -> Vec<Post> {
        let (sector, level) = (self.world.sector, self.world.level.name());
        let above = match self.world.level {
            Level::Commune if self.rng.chance(60) => "district",
            Level::District if self.rng.chance(12) => "province",
            _ => level,
        };
        let (name, level) = match office {
            Office::Head => (format!("{sector}.head.{level}"), level),
            Office::Deputy => (format!("{sector}.deputy.{level}"), level),
            Office::Leader => (format!("leaders.{above}"), above),
        };
        let mut posts = Vec::new();
        if office != Office::Deputy && self.rng.chance(35) {
            posts.push(self.one_post(&format!("ranks.{level}"), above));
        }
        for _ in 0..8 {
            let post = self.one_post(&name, above);
            let free = !self.taken.posts.contains(&post.text());
            if free || office == Office::Deputy {
                posts.push(post);
                break;
            }
        }
        if posts.is_empty() {
            posts.push(self.one_post(&name, above));
        }
        posts
    }

    fn one_post(&mut self, list: &str, level: &str) -> Post {
        let phrase = self.rng.pick(phrases::list(list));
        let other = level != self.world.level.name();
        let words = match (other, level) {
            (true, "district") => {
                phrase.replace("{lv}", "huyện").replace("{pl}", "huyện").replace("{ct}", "Huyện ủy")
            }
            (true, "province") => {
                phrase.replace("{lv}", "tỉnh").replace("{pl}", "tỉnh").replace("{ct}", "Tỉnh ủy")
            }
            _ => self.world.local(phrase),
        };
        match words.split_once('~') {
            Some((title, organization)) => {
                Post { title: title.to_owned(), organization: Some(organization.to_owned()) }
            }
            None => Post { title: words, organization: None },
        }
    }

    /// Names a person with posts, in one of the usual forms, and records what they did.
    pub(crate) fn introduce(&mut self, person: usize, roles: &[Role]) {
        roles.iter().for_each(|role| self.role(person, *role));
        let form = self.rng.below(12);
        if form < 3 && self.people[person].posts.len() == 1 {
            return self.post_first(person, form);
        }
        self.honoured(person);
        match form {
            // Nguyễn Văn A (Chủ tịch UBND huyện)
            3 => {
                self.push(" (");
                self.posts(person, ", ");
                self.push(")");
            }
            4..=6 => {
                self.push(", ");
                self.posts(person, ", ");
            }
            _ => {
                let dash = self.rng.pick(&[" - ", " - ", " – ", " – ", "- ", "-"]);
                self.push(dash);
                let between = if self.rng.chance(50) { dash } else { ", " };
                self.posts(person, between);
            }
        }
    }

    fn post_first(&mut self, person: usize, form: usize) {
        match form {
            // Chủ tịch UBND huyện - đồng chí Nguyễn Văn A
            1 => {
                self.post(person, 0);
                let between = self.rng.pick(&[" - ", " – ", ", "]);
                self.push(between);
                return self.honoured(person);
            }
            // đồng chí Chủ tịch UBND huyện Nguyễn Văn A
            2 if self.is_comrade(person) => {
                let words = self.people[person].honorific.clone().unwrap_or_default();
                self.honorific(person, &words);
                self.push(" ");
            }
            // Chủ tịch UBND huyện Nguyễn Văn A
            _ => {}
        }
        self.post(person, 0);
        self.push(" ");
        self.name(person);
    }

    /// Names a person: with posts the first time, more briefly later.
    pub(crate) fn who(&mut self, person: usize, roles: &[Role]) {
        if self.people[person].official.mentions.is_empty() {
            self.introduce(person, roles);
        } else {
            self.name_again(person, roles);
        }
    }

    /// Names a person as lists of those present do: name, colon, posts.
    pub(crate) fn entry(&mut self, person: usize, roles: &[Role]) {
        roles.iter().for_each(|role| self.role(person, *role));
        self.honoured(person);
        self.push(": ");
        self.posts(person, ", ");
    }

    fn is_comrade(&self, person: usize) -> bool {
        let words = self.people[person].honorific.as_deref();
        words.is_some_and(|words| matches!(words, "đồng chí" | "đ/c" | "Đ/c"))
    }

    fn posts(&mut self, person: usize, between: &str) {
        for post in 0..self.people[person].posts.len() {
            if post > 0 {
                self.push(between);
            }
            self.post(person, post);
        }
    }

    /// Names a person known to the reader, without posts.
    pub(crate) fn name_again(&mut self, person: usize, roles: &[Role]) {
        roles.iter().for_each(|role| self.role(person, *role));
        let post = self.people[person].posts.len() - 1;
        match self.rng.below(if self.post_is_own(person) { 4 } else { 3 }) {
            0 => {
                self.honoured(person);
                self.push(", ");
                self.post(person, post);
            }
            3 => self.by_post(person, &[]),
            1 if self.is_comrade(person) && self.post_is_own(person) => {
                let start = self.at();
                self.push("đồng chí ");
                let words = self.people[person].posts[post].text();
                self.push(&words);
                self.mention(person, start);
            }
            _ => self.honoured(person),
        }
    }

    /// Whether the last post of a person, with the office it names, is nobody else's here.
    fn post_is_own(&self, person: usize) -> bool {
        self.people[person].posts.last().is_some_and(|post| {
            let text = post.text();
            let own = self.taken.last_posts.get(&text).is_none_or(|&holders| holders < 2);
            post.organization.is_some() && text.contains(' ') && own
        })
    }

    /// Refers to a person by the last post, without the name.
    pub(crate) fn by_post(&mut self, person: usize, roles: &[Role]) {
        roles.iter().for_each(|role| self.role(person, *role));
        let start = self.at();
        let words = self.people[person].posts.last().map(Post::text).unwrap_or_default();
        self.push(&words);
        self.mention(person, start);
    }

    /// Refers to the person named last.
    pub(crate) fn refer(&mut self, person: usize, roles: &[Role]) {
        roles.iter().for_each(|role| self.role(person, *role));
        let start = self.at();
        let words = self.people[person].honorific.clone().unwrap_or_default();
        let name = self.people[person].name.clone();
        let plain = name.chars().all(|ch| ch.is_alphabetic() || ch == ' ');
        match words.as_str() {
            // Ông Tịnh; names of other peoples are not cut.
            "ông" | "bà" | "thầy" | "cô" if plain && name.split(' ').count() == 3 => {
                self.push(&words);
                self.push(" ");
                self.push(last(&name));
                self.capitalize(start);
            }
            "bà" => self.push("Bà"),
            "ông" => self.push("Ông"),
            "cô" => self.push("Cô"),
            "thầy" => self.push("Thầy"),
            _ => self.push("Đồng chí"),
        }
        self.mention(person, start);
    }

    fn honoured(&mut self, person: usize) {
        if let Some(words) = self.people[person].honorific.clone() {
            self.honorific(person, &words);
            self.push(" ");
        }
        self.name(person);
    }

    fn name(&mut self, person: usize) {
        let start = self.at();
        let name = self.people[person].name.clone();
        self.push(&name);
        self.mention(person, start);
    }
}

fn last(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}
