import type { ThemeConfig } from 'antd';

/** Colours and type of the whole page; components take them as tokens and add none of their own. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d5fb8',
    colorPrimaryHover: '#174c94',
    colorLinkHover: '#174c94',
    colorInfo: '#1d5fb8',
    colorLink: '#1d5fb8',
    colorSuccess: '#237a33',
    colorWarning: '#9a6200',
    colorError: '#c8281e',
    colorSuccessBg: '#e8f5eb',
    colorWarningBg: '#fdf2dd',
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorTextSecondary: '#4b5563',
    colorTextTertiary: '#5b6472',
    colorTextDescription: '#5b6472',
    colorTextPlaceholder: '#6b7280',
    borderRadius: 6,
    fontFamily:
      "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', system-ui, -apple-system, sans-serif",
  },
};

/** The three lights (绿黄红), readable on white. */
export const lightColors = { green: '#237a33', yellow: '#c88a04', red: '#c8281e' } as const;
