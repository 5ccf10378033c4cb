// Schakel-thema: eigen kleuren op de 'basis'-tokenstructuur van het NL Design System
// voorbeeldthema. Licht en donker in één bestand met light-dark().
export const ramps = {
	//            document   50        100       200       300       400       500       600       700
	grijs: {
		l: ['#ffffff', '#f5f7f8', '#ecf0f2', '#e1e7ea', '#ced7dc', '#5b6a74', '#3f4c55', '#2a353d', '#16212a'],
		d: ['#12181d', '#171f25', '#1d272e', '#27333c', '#35434e', '#97a6b1', '#b8c4cd', '#d2dbe2', '#e9eff3'],
	},
	petrol: {
		l: ['#ffffff', '#eff7f9', '#dfeef2', '#c2dee6', '#8fc0cd', '#1f7388', '#0d5c71', '#09495a', '#063441'],
		d: ['#12181d', '#10242b', '#15303a', '#1c414e', '#2b6273', '#4fa9be', '#7fc9db', '#a6dde9', '#d5f0f6'],
	},
	rood: {
		l: ['#ffffff', '#fdf3f2', '#fbe4e2', '#f5c8c4', '#e79a94', '#c2352c', '#a3241c', '#7d1a14', '#490f0b'],
		d: ['#12181d', '#291716', '#381d1b', '#522724', '#80403b', '#e4726a', '#f39a94', '#f7b9b5', '#fde3e1'],
	},
	amber: {
		l: ['#ffffff', '#fff8ea', '#feeecd', '#f9dc9c', '#e5b552', '#94610a', '#7c4d02', '#5e3a00', '#392300'],
		d: ['#12181d', '#251d0f', '#332713', '#4a3818', '#77591f', '#d79f3a', '#eec069', '#f4d496', '#fbedd0'],
	},
	groen: {
		l: ['#ffffff', '#f0f9f3', '#dcf1e4', '#bae3c9', '#80c69b', '#21794a', '#15633a', '#0f4b2c', '#092f1b'],
		d: ['#12181d', '#11231a', '#163023', '#1e4431', '#2f6b4c', '#52b480', '#86d2a5', '#aee0c2', '#daf2e4'],
	},
	blauw: {
		l: ['#ffffff', '#f1f6fd', '#e2edfb', '#c6dbf6', '#93b9ea', '#2a69ba', '#1d559b', '#163f76', '#0c284b'],
		d: ['#12181d', '#131f2e', '#182a41', '#213c5f', '#335d92', '#6ea5e8', '#9ac1f1', '#bcd7f7', '#e0ecfb'],
	},
	violet: {
		l: ['#ffffff', '#f6f3fc', '#ece6f9', '#d9cdf2', '#b5a0e1', '#7552bd', '#5c3da0', '#462f7b', '#2b1c4d'],
		d: ['#12181d', '#1e1930', '#2a2242', '#3c305f', '#5d4b93', '#a78ce3', '#c2aeee', '#d6c9f4', '#ece5fa'],
	},
};
const i = { document: 0, 50: 1, 100: 2, 200: 3, 300: 4, 400: 5, 500: 6, 600: 7, 700: 8 };
const ld = (fam, step) => `light-dark(${ramps[fam].l[i[step]]}, ${ramps[fam].d[i[step]]})`;

// basis-familie -> ramp
const families = {
	default: 'grijs',
	'accent-1': 'petrol',
	'accent-2': 'violet',
	'accent-3': 'blauw',
	'action-1': 'petrol',
	'action-2': 'petrol',
	selected: 'petrol',
	info: 'blauw',
	negative: 'rood',
	warning: 'amber',
	positive: 'groen',
	highlight: 'amber',
	disabled: 'grijs',
};
const roles = {
	'bg-document': 'document',
	'bg-subtle': 50,
	'bg-default': 100,
	'bg-hover': 200,
	'bg-active': 200,
	'border-subtle': 300,
	'border-default': 400,
	'border-hover': 500,
	'border-active': 600,
	'color-subtle': 400,
	'color-default': 500,
	'color-hover': 600,
	'color-active': 700,
	'color-document': 700,
};
export function themeVars() {
	const v = {};
	for (const [fam, ramp] of Object.entries(families)) {
		for (const [role, step] of Object.entries(roles)) v[`--basis-color-${fam}-${role}`] = ld(ramp, step);
		// omgekeerd (vol vlak met lichte tekst)
		v[`--basis-color-${fam}-inverse-bg-default`] = `light-dark(${ramps[ramp].l[6]}, ${ramps[ramp].d[6]})`;
		v[`--basis-color-${fam}-inverse-bg-hover`] = `light-dark(${ramps[ramp].l[7]}, ${ramps[ramp].d[7]})`;
		v[`--basis-color-${fam}-inverse-bg-active`] = `light-dark(${ramps[ramp].l[8]}, ${ramps[ramp].d[8]})`;
		for (const r of ['default', 'hover', 'active', 'document', 'subtle'])
			v[`--basis-color-${fam}-inverse-color-${r}`] = `light-dark(#ffffff, ${ramps[ramp].d[1]})`;
		for (const r of ['default', 'hover', 'active', 'subtle'])
			v[`--basis-color-${fam}-inverse-border-${r}`] = 'transparent';
	}
	return v;
}
